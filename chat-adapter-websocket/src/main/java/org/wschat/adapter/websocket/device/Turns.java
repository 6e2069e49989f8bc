package org.wschat.adapter.websocket.device;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Carries steps out one after the other, in the order in which they come.
 *
 * <p><b>Concurrency.</b> May be used from any thread, and never blocks: whoever finds nobody at it carries out what there is.
 * What one step has written, the next one sees.
 */
final class Turns {

    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();

    /** Takes a step, which must neither block nor fail. */
    void take(Runnable step) {
        steps.add(step);
        if (left.getAndIncrement() == 0) {
            do {
                Runnable next = steps.remove();
                next.run();
            } while (left.decrementAndGet() > 0);
        }
    }
}
