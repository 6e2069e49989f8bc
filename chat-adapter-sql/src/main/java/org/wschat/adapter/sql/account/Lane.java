package org.wschat.adapter.sql.account;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.wschat.application.port.outbound.AccountStoreException;

/** A few threads with a bounded queue before them. May be used from any thread and never blocks, but for its closing. */
final class Lane implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final ThreadPoolExecutor threads;

    Lane(String name, int size, int queueEntries) {
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueEntries), task -> {
                    Thread thread = new Thread(task, name + "-" + number.getAndIncrement());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Something to do.
     *
     * @param <T> what it tells
     */
    @FunctionalInterface
    interface Task<T> {

        /** Does it; {@code times} are those of the call. */
        T run(CallTimes times) throws SQLException;
    }

    /** Does something when a thread is free; fails at once if too much waits. */
    <T> CompletableFuture<T> submit(Task<T> task) {
        Call<T> call = new Call<>(task, new CompletableFuture<>(), CallTimes.now());
        try {
            threads.execute(call);
        } catch (RejectedExecutionException e) {
            call.fail(refusal());
        }
        return call.result();
    }

    /** Why it does not take or do something at present, if it does not. */
    AccountStoreException refusal() {
        return new AccountStoreException(
                isClosed() ? "the store is closed" : "the store is busy: too many calls about accounts wait");
    }

    /** Whether it takes no more. */
    boolean isClosed() {
        return threads.isShutdown();
    }

    /** Takes no more, does what waits, and fails what is not done in time. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Runnable waiting : threads.shutdownNow()) {
            ((Call<?>) waiting).fail(new AccountStoreException("the store is closed"));
        }
    }

    /** A task and whom to tell. */
    private record Call<T>(Task<T> task, CompletableFuture<T> result, CallTimes times) implements Runnable {

        void fail(AccountStoreException failure) {
            result.completeExceptionally(failure);
        }

        @Override
        public void run() {
            try {
                result.complete(task.run(times));
            } catch (AccountStoreException e) {
                fail(e);
            } catch (SQLException | RuntimeException | Error e) {
                fail(new AccountStoreException("a call about accounts failed", e));
            }
        }
    }
}
