package org.wschat.adapter.sql;

/** What a failed statement says about trying it again. */
public enum FailureKind {
    /** Something in the data or the statement: the same again fails the same way, but the rest of a batch may not. */
    DATA(false),
    /** Two transactions stood in each other's way: the same again is likely to succeed. */
    CONFLICT(true),
    /** The connection is lost: the same again on a new one may succeed. */
    CONNECTION(true),
    /** The database cannot write now, its disk being full for example: trying at once is pointless. */
    UNAVAILABLE(false);

    private final boolean worthRetrying;

    FailureKind(boolean worthRetrying) {
        this.worthRetrying = worthRetrying;
    }

    /** {@return whether trying the same at once is right, if nothing was committed} */
    public boolean worthRetrying() {
        return worthRetrying;
    }
}
