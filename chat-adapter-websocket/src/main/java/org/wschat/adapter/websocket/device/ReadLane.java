package org.wschat.adapter.websocket.device;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one device whose answers are large: one at a time, each from its start until its answer is written, so
 * that one of them at most is in memory.
 *
 * <p><b>Concurrency.</b> May be used from any thread, and never blocks. The lock of this object guards all fields; requests
 * are started outside of it, by one thread at a time, in the order of arrival.
 */
final class ReadLane {

    private final Queue<Waiting> waiting = new ArrayDeque<>(2);
    private boolean underWay;
    private boolean starting;

    /** Takes a request; gives a stage that completes, never exceptionally, when it is over. */
    CompletionStage<?> take(Supplier<CompletionStage<?>> request) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(request, over));
        }
        startAll();
        return over;
    }

    private void startAll() {
        for (Waiting next = next(true); next != null; next = next(false)) {
            Waiting started = next;
            started.request.get().whenComplete((answered, failure) -> {
                synchronized (this) {
                    underWay = false;
                }
                started.over.complete(null);
                startAll();
            });
        }
    }

    /** Gives the next request to the one thread that starts them; null ends its turn. */
    private synchronized @Nullable Waiting next(boolean newcomer) {
        if (newcomer && starting) {
            return null; // whoever starts looks here again before it ends
        }
        Waiting next = underWay ? null : waiting.poll();
        starting = next != null;
        underWay |= starting;
        return next;
    }

    private record Waiting(Supplier<CompletionStage<?>> request, CompletableFuture<Void> over) {}
}
