package org.wschat.adapter.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connection pools of the store, HikariCP with a fixed size and auto-commit off. */
public final class ConnectionPool {

    private ConnectionPool() {}

    /**
     * Opens a pool of connections to write with.
     *
     * @param connections makes the connections
     * @param size how many
     * @param timeout how long to wait for one
     * @param isolation what transactions see, as HikariCP names it; null for the database's own
     * @return the pool, to be closed
     */
    public static HikariDataSource forWriting(
            DataSource connections, int size, Duration timeout, @Nullable String isolation) {
        return new HikariDataSource(config("chat-store-write", connections, size, timeout, isolation));
    }

    /**
     * Opens a pool of read-only connections.
     *
     * @param connections makes the connections
     * @param size how many
     * @param timeout how long to wait for one
     * @param isolation what transactions see, as HikariCP names it; null for the database's own
     * @return the pool, to be closed
     */
    public static HikariDataSource forReading(
            DataSource connections, int size, Duration timeout, @Nullable String isolation) {
        HikariConfig config = config("chat-store-read", connections, size, timeout, isolation);
        config.setReadOnly(true);
        return new HikariDataSource(config);
    }

    private static HikariConfig config(
            String name, DataSource connections, int size, Duration timeout, @Nullable String isolation) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(timeout.toMillis());
        config.setAutoCommit(false);
        if (isolation != null) {
            config.setTransactionIsolation(isolation);
        }
        return config;
    }
}
