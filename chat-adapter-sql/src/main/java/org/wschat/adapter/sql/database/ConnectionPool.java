package org.wschat.adapter.sql.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The connection pools of the store, HikariCP, set up for {@link Transaction}.
 *
 * <p>A pool keeps the connections it has, but makes new ones only for threads that wait. A pool that fills itself would back
 * off for up to 5 s after an outage; so it begins anew with the first thread that asks ({@link Outage} keeps them away).
 */
public final class ConnectionPool {

    private ConnectionPool() {}

    /**
     * Opens a pool of connections to write with.
     *
     * @param dialect what the database speaks
     * @param connections makes the connections
     * @param size how many
     * @param timeout how long to wait for one
     * @return the pool, to be closed
     */
    public static HikariDataSource forWriting(SqlDialect dialect, DataSource connections, int size, Duration timeout) {
        HikariConfig config = config("chat-store-write", dialect, connections, size, timeout);
        if (!dialect.explicitTransactions()) {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        return new HikariDataSource(config);
    }

    /**
     * Opens a pool of read-only connections.
     *
     * @param dialect what the database speaks
     * @param connections makes the connections
     * @param size how many
     * @param timeout how long to wait for one
     * @return the pool, to be closed
     */
    public static HikariDataSource forReading(SqlDialect dialect, DataSource connections, int size, Duration timeout) {
        HikariConfig config = config("chat-store-read", dialect, connections, size, timeout);
        config.setReadOnly(true);
        if (!dialect.explicitTransactions()) {
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig config(
            String name, SqlDialect dialect, DataSource connections, int size, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(timeout.toMillis());
        config.setValidationTimeout(timeout.toMillis());
        config.setAutoCommit(dialect.explicitTransactions());
        return config;
    }
}
