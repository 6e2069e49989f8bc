package org.wschat.application.port.outbound;

/** What became of an account that was to be made. */
public enum AddUserOutcome {
    /** It is there. */
    ADDED,
    /** Nothing was kept: the name belongs to somebody, or once did. */
    NAME_TAKEN,
    /** Nothing was kept: a name that looks like it belongs to somebody, or once did. */
    NAME_LOOKS_LIKE_ANOTHER,
    /** Nothing was kept: guests have written or read messages under this name. */
    NAME_USED_BY_GUESTS
}
