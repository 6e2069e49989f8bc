package org.wschat.application.port.outbound;

/** Too many passwords wait to be hashed. Trying again later is right. */
public final class PasswordHasherBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Tells that. */
    public PasswordHasherBusyException() {
        super("too many passwords wait to be hashed");
    }
}
