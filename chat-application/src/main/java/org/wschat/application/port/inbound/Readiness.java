package org.wschat.application.port.inbound;

/** Whether messages can be taken now. */
public enum Readiness {
    /** They can. */
    READY,
    /** They cannot: the store does not answer, or refuses to write. */
    STORE_UNAVAILABLE
}
