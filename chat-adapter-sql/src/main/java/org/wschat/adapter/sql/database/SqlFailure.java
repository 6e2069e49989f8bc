package org.wschat.adapter.sql.database;

import java.sql.SQLException;
import org.apache.ibatis.exceptions.PersistenceException;

/** Finds what the driver said in what the mappers threw. */
public final class SqlFailure {

    private SqlFailure() {}

    /**
     * Finds it.
     *
     * @param failure what a mapper threw
     * @return the first failure of the driver behind it
     */
    public static SQLException of(PersistenceException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException("a statement failed", failure);
    }
}
