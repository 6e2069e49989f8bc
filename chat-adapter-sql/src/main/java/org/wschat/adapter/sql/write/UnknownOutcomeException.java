package org.wschat.adapter.sql.write;

import java.sql.SQLException;

/** A commit failed, and the database could not be asked in time whether it took place. */
final class UnknownOutcomeException extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownOutcomeException(SQLException commitFailure) {
        super("a commit failed, and whether it took place cannot be found out", commitFailure);
    }
}
