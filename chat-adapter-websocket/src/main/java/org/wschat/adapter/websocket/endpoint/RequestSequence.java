package org.wschat.adapter.websocket.endpoint;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the requests of one socket are carried out and answered.
 *
 * <ul>
 *   <li>Requests start in the order of arrival, and their answers leave in that order, whichever is ready first.
 *   <li>Requests that share may be under way together.
 *   <li>A request that runs alone starts when all requests before it are finished, answer included, and requests after it
 *       start when it is finished.
 *   <li>It is full once {@value #FULL_REQUESTS} requests or {@value #FULL_BYTES} bytes of text are waiting or under way, and
 *       has room again once both are down to half. It takes what comes even when it is full: what comes is to be stopped
 *       at its source.
 * </ul>
 *
 * <p>May be used from any thread and never blocks: whichever thread finds something to do does it, one thread at a time
 * and outside the lock, so that whatever a request completes meanwhile cannot run into itself.
 */
final class RequestSequence {

    static final int FULL_REQUESTS = 256;
    static final int FULL_BYTES = 1 << 20;

    private final ArrayDeque<Entry> waiting = new ArrayDeque<>(2);
    private final ArrayDeque<Entry> underWay = new ArrayDeque<>(2);
    private final Runnable whenFull;
    private final Runnable whenRoom;
    private long bytes;
    private boolean full;
    private boolean inTurn;
    private @Nullable CompletableFuture<Void> finished;

    /**
     * Makes an empty sequence. What it is given is called in turns, with a lock held, so that it is called in the order of
     * what happened; it must neither block nor call back.
     *
     * @param whenFull told when it becomes full, before {@link #submit} returns
     * @param whenRoom told when it then has room again
     */
    RequestSequence(Runnable whenFull, Runnable whenRoom) {
        this.whenFull = whenFull;
        this.whenRoom = whenRoom;
    }

    /**
     * Takes a request; it may have been answered already when this returns.
     *
     * @param request the request
     * @return whether it was taken; not after {@link #finish}
     */
    boolean submit(Request request) {
        synchronized (this) {
            if (finished != null) {
                return false;
            }
            bytes += request.bytes();
            waiting.add(new Entry(request));
            tellWhenFull();
        }
        run();
        return true;
    }

    /**
     * Takes no more requests.
     *
     * @return completes when all that were taken are finished
     */
    CompletionStage<Void> finish() {
        CompletableFuture<Void> end;
        synchronized (this) {
            if (finished == null) {
                finished = new CompletableFuture<>();
            }
            end = finished;
        }
        run();
        return end;
    }

    /** Takes no more requests, and starts none of those that wait; those under way are answered. */
    void abandon() {
        synchronized (this) {
            waiting.clear();
        }
        CompletionStage<Void> unused = finish();
    }

    private void run() {
        for (Runnable step = nextStep(true); step != null; step = nextStep(false)) {
            step.run();
        }
    }

    /** Gives the next thing to do to the one thread whose turn it is; null ends its turn. */
    private synchronized @Nullable Runnable nextStep(boolean newcomer) {
        if (newcomer && inTurn) {
            return null; // whoever has the turn looks here again before it ends
        }
        Runnable step = answerOfFirst();
        if (step == null) {
            step = startOfNext();
        }
        inTurn = step != null;
        if (step == null && finished != null && waiting.isEmpty() && underWay.isEmpty()) {
            CompletableFuture<Void> end = finished;
            return end.isDone() ? null : () -> end.complete(null);
        }
        return step;
    }

    private @Nullable Runnable answerOfFirst() {
        Entry first = underWay.peek();
        if (first == null || first.answer == null) {
            return null;
        }
        underWay.remove();
        bytes -= first.request.bytes();
        tellWhenRoom();
        return first.answer;
    }

    private void tellWhenFull() {
        if (!full && (waiting.size() + underWay.size() >= FULL_REQUESTS || bytes >= FULL_BYTES)) {
            full = true;
            whenFull.run();
        }
    }

    private void tellWhenRoom() {
        if (full && waiting.size() + underWay.size() <= FULL_REQUESTS / 2 && bytes <= FULL_BYTES / 2) {
            full = false;
            whenRoom.run();
        }
    }

    private @Nullable Runnable startOfNext() {
        Entry next = waiting.peek();
        Entry last = underWay.peekLast();
        if (next == null || (last != null && (next.request.alone() || last.request.alone()))) {
            return null;
        }
        underWay.add(waiting.remove());
        return () -> next.request.work().start().thenAccept(answer -> complete(next, answer));
    }

    private void complete(Entry entry, Runnable answer) {
        synchronized (this) {
            entry.answer = answer;
        }
        run();
    }

    private static final class Entry {
        final Request request;

        @Nullable Runnable answer;

        Entry(Request request) {
            this.request = request;
        }
    }
}
