package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * Runs queries on a few threads, each in one read transaction, with a bounded queue before them. A query ends within a few
 * seconds, whatever the database does, and fails at once while the database is known to be away.
 */
final class ReadPool implements AutoCloseable {

    private static final Duration BEGIN = Duration.ofMillis(2_200);

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final ReaderSettings settings;
    private final Outage outage;
    private final ThreadPoolExecutor threads;

    ReadPool(
            DataSource connections,
            SqlSessionFactory sessions,
            SqlDialect dialect,
            ReaderSettings settings,
            Outage outage) {
        this.connections = connections;
        this.sessions = sessions;
        this.dialect = dialect;
        this.settings = settings;
        this.outage = outage;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queueEntries()),
                task -> {
                    Thread thread = new Thread(task, "chat-store-reader-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Runs a query; fails at once if too many wait, or the database is known to be away. */
    <T> CompletionStage<T> read(Query<T> query) {
        PendingRead<T> read = new PendingRead<>(query, new CompletableFuture<>(), System.nanoTime());
        if (outage.isOn()) {
            read.fail(new MessageStoreException("the database cannot be reached"));
            return read.result();
        }
        try {
            threads.execute(read);
        } catch (RejectedExecutionException e) {
            read.fail(new MessageStoreException(
                    threads.isShutdown() ? "the store is closed" : "the store is busy: too many queries wait"));
        }
        return read.result();
    }

    private <T> T inTransaction(Query<T> query) throws SQLException, IOException {
        try (Transaction snapshot = Transaction.reading(connections.getConnection(), dialect);
                SqlSession session = sessions.openSession(snapshot.connection())) {
            return query.run(session);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Runnable waiting : threads.shutdownNow()) {
            ((PendingRead<?>) waiting).fail(new MessageStoreException("the store is closed"));
        }
    }

    private final class PendingRead<T> implements Runnable {

        private final Query<T> query;
        private final CompletableFuture<T> result;
        private final long queuedAt;

        PendingRead(Query<T> query, CompletableFuture<T> result, long queuedAt) {
            this.query = query;
            this.result = result;
            this.queuedAt = queuedAt;
        }

        CompletableFuture<T> result() {
            return result;
        }

        void fail(MessageStoreException failure) {
            result.completeExceptionally(failure);
        }

        @Override
        public void run() {
            try {
                if (!mayBegin()) {
                    fail(new MessageStoreException("the store is busy: a query waited too long"));
                    return;
                }
                long doubt = outage.doubt();
                T found = read();
                if (outage.noDoubtSince(doubt)) {
                    result.complete(found);
                } else {
                    fail(new MessageStoreException("what was read may yet be taken back"));
                }
            } catch (SQLException | IOException | RuntimeException | Error e) {
                fail(new MessageStoreException("a query failed", e));
                if (dialect.failureOf(e) == FailureKind.CONNECTION) {
                    outage.report(e instanceof SQLException sql ? sql : new SQLException("a query failed", e));
                }
            }
        }

        /** Reads, and once more if the connection was lost. */
        private T read() throws SQLException, IOException {
            try {
                return inTransaction(query);
            } catch (SQLException | RuntimeException e) {
                if (dialect.failureOf(e) != FailureKind.CONNECTION || !mayBegin()) {
                    throw e;
                }
                return inTransaction(query);
            }
        }

        private boolean mayBegin() {
            return System.nanoTime() - queuedAt < BEGIN.toNanos() && !outage.isOn();
        }
    }
}
