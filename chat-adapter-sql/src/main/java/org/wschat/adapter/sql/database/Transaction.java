package org.wschat.adapter.sql.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One transaction on a connection of its own: rolled back at its end unless it was committed. Used by one thread.
 *
 * <p>On SQLite it says {@code BEGIN} and {@code COMMIT} itself. With auto-commit off the driver would begin the next
 * transaction right after a commit, and so lock the file while nothing is written; and after SQLite has rolled back by itself,
 * as it does on a full disk, the statements that follow would be committed one by one.
 */
public final class Transaction implements AutoCloseable {

    private final Connection connection;
    private final boolean explicit;
    private boolean ended;

    private Transaction(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.explicit = dialect.explicitTransactions();
    }

    /**
     * Begins a transaction that may write.
     *
     * @param connection from {@link SqlConnections#poolForWriting}; closed at the end of the transaction
     * @param dialect what the database speaks
     * @return the transaction
     * @throws SQLException if it cannot begin; the connection is closed then
     */
    public static Transaction writing(Connection connection, SqlDialect dialect) throws SQLException {
        return new Transaction(connection, dialect).begin("BEGIN IMMEDIATE");
    }

    /**
     * Begins a transaction that sees everything as it was at its first statement.
     *
     * @param connection from {@link SqlConnections#poolForReading}; closed at the end of the transaction
     * @param dialect what the database speaks
     * @return the transaction
     * @throws SQLException if it cannot begin; the connection is closed then
     */
    public static Transaction reading(Connection connection, SqlDialect dialect) throws SQLException {
        return new Transaction(connection, dialect).begin("BEGIN");
    }

    private Transaction begin(String begin) throws SQLException {
        if (!explicit) {
            return this;
        }
        try {
            execute(begin);
            return this;
        } catch (SQLException e) {
            // If a transaction was left open on this connection, the next user must not find it.
            close();
            throw e;
        }
    }

    /** {@return the connection} */
    public Connection connection() {
        return connection;
    }

    /**
     * Commits.
     *
     * @throws SQLException if that failed, or if it is not known whether it did
     */
    public void commit() throws SQLException {
        if (explicit) {
            execute("COMMIT");
        } else {
            connection.commit();
        }
        ended = true;
    }

    /** Rolls back what is not committed, and gives the connection back. */
    @Override
    public void close() {
        try (connection) {
            if (!ended) {
                rollback();
            }
        } catch (SQLException e) {
            // Nothing was open any more, or the connection is lost and its pool drops it: both end the transaction.
        }
    }

    private void rollback() throws SQLException {
        if (explicit) {
            execute("ROLLBACK");
        } else {
            connection.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
