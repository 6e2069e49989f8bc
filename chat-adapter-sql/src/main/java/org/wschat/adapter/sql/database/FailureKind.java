package org.wschat.adapter.sql.database;

/** What a failed statement says about trying it again. */
public enum FailureKind {
    /** Something in the data or the statement: the same again fails the same way, but the rest of a batch may not. */
    DATA(1),
    /** Two transactions stood in each other's way: the same again is likely to succeed. */
    CONFLICT(5),
    /** The connection is lost: the same again on a new one may succeed. */
    CONNECTION(2),
    /** The database cannot write now, its disk being full for example: trying at once is pointless. */
    UNAVAILABLE(1);

    private final int attempts;

    FailureKind(int attempts) {
        this.attempts = attempts;
    }

    /** {@return how often to try the same, the first time included, if nothing was committed} */
    public int attempts() {
        return attempts;
    }
}
