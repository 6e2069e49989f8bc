package org.wschat.testkit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that do something at the same time. */
public final class Crowd {

    private final int size;

    private Crowd(int size) {
        this.size = size;
    }

    /**
     * A crowd.
     *
     * @param size how many threads
     * @return the crowd
     */
    public static Crowd of(int size) {
        return new Crowd(size);
    }

    /**
     * Lets every member do something, all of them starting together, and waits for all.
     *
     * @param deed what to do; gets the number of the member, from 0
     * @param <T> the type of the result
     * @return the results, by member
     */
    public <T> List<T> each(IntFunction<T> deed) {
        CyclicBarrier start = new CyclicBarrier(size);
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            return Stages.awaitAll(IntStream.range(0, size)
                    .mapToObj(member -> CompletableFuture.supplyAsync(
                            () -> {
                                meet(start);
                                return deed.apply(member);
                            },
                            threads))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void meet(CyclicBarrier start) {
        try {
            start.await(Stages.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the crowd did not come together", e);
        }
    }
}
