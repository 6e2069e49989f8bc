package org.wschat.adapter.sql.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * How a database is connected to, and the connection pools of a store on it: HikariCP, set up for {@link Transaction}.
 *
 * <p>A pool keeps the connections it has, but makes new ones only for threads that wait. A pool that fills itself would back
 * off for up to 5 s after an outage; so it begins anew with the first thread that asks ({@link Outage} keeps them away).
 *
 * @param dialect what the database speaks
 * @param writing makes connections that may write
 * @param reading makes connections to read with
 * @param patience how long a thread waits for a connection of a pool
 */
public record SqlConnections(SqlDialect dialect, DataSource writing, DataSource reading, Duration patience) {

    /**
     * Opens a pool of connections to write with.
     *
     * @param size how many
     * @return the pool, to be closed
     */
    public HikariDataSource poolForWriting(int size) {
        HikariConfig config = config("chat-store-write", writing, size);
        if (!dialect.explicitTransactions()) {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        return new HikariDataSource(config);
    }

    /**
     * Opens a pool of read-only connections.
     *
     * @param size how many
     * @return the pool, to be closed
     */
    public HikariDataSource poolForReading(int size) {
        HikariConfig config = config("chat-store-read", reading, size);
        config.setReadOnly(true);
        if (!dialect.explicitTransactions()) {
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        }
        return new HikariDataSource(config);
    }

    private HikariConfig config(String name, DataSource connections, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis());
        config.setAutoCommit(dialect.explicitTransactions());
        return config;
    }
}
