package org.wschat.adapter.sql.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database is known to be away. From the first report until a new connection can be made, whoever asks is to
 * refuse work at once, and one thread alone tries to connect.
 *
 * <p>It also knows of writes in doubt: those whose commit was never answered, and which may yet be taken back. What is read
 * meanwhile must not be shown.
 *
 * <p>May be used from any thread. Only {@link #awaitEnd} blocks.
 */
public final class Outage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long PAUSE_MILLIS = 200;
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(8);

    private final Knock knock;
    private final Object ended = new Object();
    private final AtomicInteger doubts = new AtomicInteger();
    private final AtomicLong changesOfDoubt = new AtomicLong();
    private volatile boolean on;
    private volatile boolean closed;

    /** Tries to connect, outside of every pool: pools back off the longer an outage lasts. */
    @FunctionalInterface
    public interface Knock {

        /**
         * Connects, and lets go of the connection.
         *
         * @param patience how long to wait for the greeting of a server that has taken the connection
         * @throws SQLException if that failed
         */
        void connect(Duration patience) throws SQLException;
    }

    /**
     * No outage yet.
     *
     * @param knock tries to connect
     */
    public Outage(Knock knock) {
        this.knock = knock;
    }

    /** {@return whether work is to be refused} */
    public boolean isOn() {
        return on;
    }

    /**
     * Reports that a connection was lost and another could not be had.
     *
     * @param failure what went wrong
     */
    public void report(SQLException failure) {
        synchronized (ended) {
            if (on || closed) {
                return;
            }
            on = true;
        }
        LOG.warn(
                "the database cannot be reached, sends and reads are refused until it can: SQL state {}, code {}",
                failure.getSQLState(),
                failure.getErrorCode());
        Thread search = new Thread(this::search, "chat-store-search");
        search.setDaemon(true);
        search.start();
    }

    /** Waits for the end of the outage, or until this is closed. */
    public void awaitEnd() throws InterruptedException {
        synchronized (ended) {
            while (on) {
                ended.wait();
            }
        }
    }

    private void search() {
        long start = System.nanoTime();
        Duration patience = FIRST_PATIENCE;
        try {
            while (!closed && !found(patience)) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                // A frozen server counts each connection that is given up before its greeting, and bars who has too
                // many.
                patience = patience.compareTo(LAST_PATIENCE) < 0 ? patience.multipliedBy(2) : LAST_PATIENCE;
            }
            if (!closed) {
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                LOG.info("the database can be reached again, after {} ms", millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private boolean found(Duration patience) {
        try {
            knock.connect(patience);
            return true;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    private void end() {
        synchronized (ended) {
            on = false;
            ended.notifyAll();
        }
    }

    /** A write is in doubt from now on. */
    public void beginDoubt() {
        doubts.incrementAndGet();
        changesOfDoubt.incrementAndGet();
    }

    /** A write is no longer in doubt. */
    public void endDoubt() {
        changesOfDoubt.incrementAndGet();
        doubts.decrementAndGet();
    }

    /** {@return a number that is the same later only if no doubt began or ended meanwhile} */
    public long doubt() {
        return changesOfDoubt.get();
    }

    /**
     * Tells whether what was read may be shown.
     *
     * @param before what {@link #doubt} was before reading
     * @return whether no write was in doubt all the time
     */
    public boolean noDoubtSince(long before) {
        return doubts.get() == 0 && changesOfDoubt.get() == before;
    }

    /** Ends a search, and wakes who waits for it. */
    @Override
    public void close() {
        closed = true;
        end();
    }
}
