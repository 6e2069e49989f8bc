package org.wschat.adapter.websocket.device;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has the frames of one device carried out in the order of arrival, and only so many at a time: a request is under way until
 * its answer is written. While {@value #FULL_REQUESTS} of them are, or too many bytes, nothing is begun, and no more is read;
 * what has been read already waits here. Reading goes on when nothing waits any more and half of what may be under way is
 * over.
 *
 * <p><b>Concurrency.</b> May be used from any thread, and never blocks. The lock of this object guards all fields. Frames are
 * begun outside of it, by one thread at a time, each seeing what the one before has written. Pause and resume are told with
 * the lock held, so that they are told in the order of what happened.
 */
final class RequestPump {

    static final int FULL_REQUESTS = 256;

    /** What a request counts at least, for its answer. */
    static final int LEAST_BYTES = 512;

    private final int fullBytes;
    private final Runnable pause;
    private final Runnable resume;
    private final Queue<String> waiting = new ArrayDeque<>(2);
    private int requests;
    private long bytes;
    private boolean paused;
    private boolean pumping;
    private @Nullable CompletableFuture<Void> finished;

    /**
     * @param pause has nothing more read; must neither block nor call back
     * @param resume has it read again; likewise
     */
    RequestPump(int fullBytes, Runnable pause, Runnable resume) {
        this.fullBytes = fullBytes;
        this.pause = pause;
        this.resume = resume;
    }

    /** Takes a frame; {@code begin} is given it when there is room, and calls {@link #begun} for what it begins. */
    void take(String frame, Consumer<String> begin) {
        synchronized (this) {
            if (finished != null) {
                return;
            }
            waiting.add(frame);
        }
        pump(begin);
    }

    /** A request is under way. */
    synchronized void begun(int size) {
        requests++;
        bytes += Math.max(size, LEAST_BYTES);
        pauseIfNeeded();
    }

    /** A request is over. */
    void over(int size, Consumer<String> begin) {
        synchronized (this) {
            requests--;
            bytes -= Math.max(size, LEAST_BYTES);
        }
        pump(begin);
    }

    /** Nothing more is taken; completes when what was taken is over. */
    CompletionStage<Void> finish() {
        CompletableFuture<Void> end;
        boolean nothingLeft;
        synchronized (this) {
            if (finished == null) {
                finished = new CompletableFuture<>();
            }
            end = finished;
            nothingLeft = isIdle();
        }
        if (nothingLeft) {
            end.complete(null);
        }
        return end;
    }

    /** Nothing more is taken, nor begun. */
    void abandon() {
        synchronized (this) {
            waiting.clear();
        }
        CompletionStage<Void> unused = finish();
    }

    private void pump(Consumer<String> begin) {
        for (String next = next(true); next != null; next = next(false)) {
            begin.accept(next);
        }
        CompletableFuture<Void> end;
        synchronized (this) {
            end = isIdle() ? finished : null;
        }
        if (end != null) {
            end.complete(null);
        }
    }

    /** Gives the next frame to the one thread that begins them; null ends its turn. */
    private synchronized @Nullable String next(boolean newcomer) {
        if (newcomer && pumping) {
            pauseIfNeeded();
            return null; // whoever is at it looks here again before it ends
        }
        String next = isFull() ? null : waiting.poll();
        pumping = next != null;
        pauseIfNeeded();
        if (paused && next == null && waiting.isEmpty() && requests <= FULL_REQUESTS / 2 && bytes <= fullBytes / 2) {
            paused = false;
            resume.run();
        }
        return next;
    }

    private boolean isFull() {
        return requests >= FULL_REQUESTS || bytes >= fullBytes;
    }

    private boolean isIdle() {
        return requests == 0 && waiting.isEmpty() && !pumping;
    }

    private void pauseIfNeeded() {
        if (!paused && isFull()) {
            paused = true;
            pause.run();
        }
    }
}
