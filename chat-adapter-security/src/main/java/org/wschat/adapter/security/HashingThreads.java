package org.wschat.adapter.security;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.wschat.application.port.outbound.PasswordHasherBusyException;

/** A few threads with a bounded queue before them. Thread-safe. */
final class HashingThreads implements AutoCloseable {

    private static final int SECONDS_TO_FINISH = 10;

    private final ThreadPoolExecutor threads;

    HashingThreads(int threads, int waiting) {
        atLeastOne("threads", threads);
        atLeastOne("waiting", waiting);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), work -> {
                    Thread thread = new Thread(work, "password-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }

    /** Has it done by one of the threads; the stage completes on that thread, or at once if too much waits. */
    <T> CompletionStage<T> submit(Supplier<T> what) {
        Work<T> work = new Work<>(what);
        try {
            threads.execute(work);
        } catch (RejectedExecutionException full) {
            work.refuse();
        }
        return work.done;
    }

    /** Refuses what waits, and waits for what is being done: a hash that is interrupted would be a wrong one. */
    @Override
    public void close() {
        threads.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        threads.getQueue().drainTo(waiting);
        waiting.forEach(work -> ((Work<?>) work).refuse());
        try {
            boolean unused = threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Work<T> implements Runnable {

        private final Supplier<T> what;
        private final CompletableFuture<T> done = new CompletableFuture<>();

        Work(Supplier<T> what) {
            this.what = what;
        }

        @Override
        public void run() {
            done.completeAsync(what, Runnable::run);
        }

        void refuse() {
            done.completeExceptionally(new PasswordHasherBusyException());
        }
    }
}
