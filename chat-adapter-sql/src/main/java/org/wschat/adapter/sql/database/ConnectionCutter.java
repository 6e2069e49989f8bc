package org.wschat.adapter.sql.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections whose time is over, under the hands of who waits for an answer: timeouts of the driver are for each
 * statement, and a transaction has several. May be used from any thread.
 */
public final class ConnectionCutter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCutter.class);

    private final ScheduledThreadPoolExecutor timer;
    private final boolean remote;

    /**
     * Cuts nothing yet.
     *
     * @param dialect what the database speaks
     */
    public ConnectionCutter(SqlDialect dialect) {
        this.remote = dialect.isRemote();
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "chat-store-cutter");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** The cut that is to come. */
    public interface Cut {

        /** Calls it off. */
        void cancel();
    }

    /**
     * Cuts a connection off after a time; a database in this process is left alone.
     *
     * @param nanos how long from now
     * @param connection the connection
     * @return the cut, to be called off when the connection is no longer used
     */
    public Cut after(long nanos, Connection connection) {
        if (!remote) {
            return () -> {};
        }
        Future<?> cut = timer.schedule(() -> cut(connection), Math.max(0, nanos), TimeUnit.NANOSECONDS);
        return () -> cut.cancel(false);
    }

    private static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("a connection could not be cut off: SQL state {}", e.getSQLState());
        }
    }

    /** Cuts nothing any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
