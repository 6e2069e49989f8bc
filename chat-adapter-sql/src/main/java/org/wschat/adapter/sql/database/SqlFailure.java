package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;

/** Finds what the driver said in what the mappers threw. */
final class SqlFailure {

    private SqlFailure() {}

    static SQLException of(PersistenceException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException("a statement failed", failure);
    }
}
