package org.wschat.adapter.sql.write;

import java.sql.SQLException;

/** A commit failed, and the database could not be asked in time whether it took place. */
final class UnknownOutcomeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient AppliedBatch batch;
    private final SQLException commitFailure;

    UnknownOutcomeException(AppliedBatch batch, SQLException commitFailure) {
        super("a commit failed, and whether it took place cannot be found out", commitFailure);
        this.batch = batch;
        this.commitFailure = commitFailure;
    }

    /** Why the commit failed. */
    SQLException commitFailure() {
        return commitFailure;
    }

    /** What may or may not be stored. */
    AppliedBatch batch() {
        return batch;
    }
}
