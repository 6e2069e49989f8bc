package org.wschat.adapter.sql.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dialects of SQL that the statements have variants for, and what else differs between the databases. */
public enum SqlDialect {
    /** SQLite: one writer at a time, locked by {@code BEGIN IMMEDIATE}. */
    SQLITE("sqlite", true) {
        @Override
        public void forgetErased(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                if (bytes(statement) <= MOST_BYTES_REWRITTEN) {
                    statement.execute("VACUUM");
                }
                try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                    if (result.next() && result.getInt(1) != 0) {
                        throw new SQLException("somebody reads pages as they were", null, BUSY);
                    }
                }
            }
        }

        private static long bytes(Statement statement) throws SQLException {
            try (ResultSet size =
                    statement.executeQuery("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")) {
                return size.next() ? size.getLong(1) : 0;
            }
        }

        @Override
        boolean isConflict(int code) {
            return code == BUSY || code == 6;
        }

        @Override
        boolean isDuplicate(int code) {
            return code == 19;
        }

        @Override
        boolean isUnavailable(int code) {
            return switch (code) {
                case 3, 7, 8, 9, 10, 11, 13, 14, 26 -> true;
                default -> false;
            };
        }
    },
    /** MySQL and MariaDB: rows locked by {@code FOR UPDATE}. */
    MYSQL("mysql", false) {
        @Override
        public void forgetErased(Connection connection) {}

        @Override
        boolean isConflict(int code) {
            return code == 1205 || code == 1213 || isDuplicate(code);
        }

        @Override
        boolean isDuplicate(int code) {
            return code == 1062;
        }

        @Override
        boolean isUnavailable(int code) {
            return switch (code) {
                case 3, 1021, 1026, 1030, 1114, 1290, 1792, 1836 -> true;
                default -> DENIED.contains(code);
            };
        }
    };

    private static final int BUSY = 5;
    private static final long MOST_BYTES_REWRITTEN = 256L << 20;
    private static final int MARIADB_CONNECTION_KILLED = 1927;
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227, 1370);

    private final String databaseId;
    private final boolean assignsIds;

    SqlDialect(String databaseId, boolean assignsIds) {
        this.databaseId = databaseId;
        this.assignsIds = assignsIds;
    }

    /**
     * Has an embedded database overwrite what was erased: rows that were moved leave copies in the free space of pages, which go
     * when the file is written anew, and the log has pages as they were. A file of more than {@value #MOST_BYTES_REWRITTEN} bytes
     * is not written anew, as nothing else can be written meanwhile. A server looks after its files itself, so nothing happens
     * there.
     *
     * @param connection one to write with, between two transactions
     * @throws SQLException if somebody still reads pages as they were: a conflict
     */
    public abstract void forgetErased(Connection connection) throws SQLException;

    /** Whether the vendor's error code says that two transactions met: busy, locked, deadlock, lock wait, same new row. */
    abstract boolean isConflict(int code);

    /** Whether it says that a row with the same key is there already, as far as the vendor tells that from other constraints. */
    abstract boolean isDuplicate(int code);

    /** Whether it says that nothing can be written now: disk full or failing, read-only, damaged, no right to. */
    abstract boolean isUnavailable(int code);

    /**
     * Whether a failure says that the account has not the right to do that.
     *
     * @param failure what a statement threw
     * @return true if somebody must give it the right, or use another account
     */
    public boolean isDenied(SQLException failure) {
        return this == MYSQL && DENIED.contains(failure.getErrorCode());
    }

    /**
     * Whether a failure says that a row with the same key is there already. The transaction goes on after it.
     *
     * @param failure what was thrown because of what an insert threw
     * @return true if so, or if another constraint of the table was broken
     */
    public boolean isDuplicate(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isDuplicate(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether transactions are begun and ended by statements, on connections with auto-commit} */
    boolean explicitTransactions() {
        return this == SQLITE;
    }

    /** {@return whether it is asked over a network, where answers may stay away} */
    public boolean isRemote() {
        return this == MYSQL;
    }

    /** {@return the name of its variants in the mappers} */
    public String databaseId() {
        return databaseId;
    }

    /** {@return whether the writer chooses the ids of messages itself; otherwise the database does} */
    public boolean assignsIds() {
        return assignsIds;
    }

    /**
     * Classifies a failure, by the first of its causes that tells more than that something was wrong.
     *
     * @param failure what a statement or commit threw, or what was thrown because of that
     * @return what it says about trying again
     */
    public FailureKind failureOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                FailureKind kind = kindOf(sql);
                if (kind != FailureKind.DATA) {
                    return kind;
                }
            }
        }
        return FailureKind.DATA;
    }

    private FailureKind kindOf(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int code = failure.getErrorCode();
        if (failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || state.startsWith("08")
                || code == MARIADB_CONNECTION_KILLED) {
            return FailureKind.CONNECTION;
        }
        if (state.startsWith("40") || isConflict(code)) {
            return FailureKind.CONFLICT;
        }
        return isUnavailable(code) ? FailureKind.UNAVAILABLE : FailureKind.DATA;
    }
}
