package org.wschat.adapter.websocket.session;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Holds the pushes of one socket back while answers are awaited that have to go before them; starts out awaiting one.
 *
 * <p>May be used from any thread. Frames are handed on by one thread at a time, outside the lock, so that no lock of one
 * socket is held while something happens on another.
 */
final class PushGate {

    private final Outbound outbound;
    private final Queue<Frame> held = new ArrayDeque<>();
    private final Queue<Frame> ready = new ArrayDeque<>();
    private int awaited = 1;
    private boolean handingOn;

    PushGate(Outbound outbound) {
        this.outbound = outbound;
    }

    /** Awaits one more answer. */
    synchronized void hold() {
        awaited++;
    }

    /**
     * Hands on an awaited answer, then the pushes of messages up to this id; all of them if nothing else is awaited. The
     * very first answer is handed on when this returns.
     */
    void answer(byte[] utf8, long releasedId) {
        boolean myTurn;
        synchronized (this) {
            awaited--;
            ready.add(new Frame(0, utf8, new CompletableFuture<>()));
            release(awaited == 0 ? Long.MAX_VALUE : releasedId);
            myTurn = takeTurn();
        }
        if (myTurn) {
            handOn();
        }
    }

    CompletionStage<Boolean> push(long id, byte[] utf8) {
        Frame frame = new Frame(id, utf8, new CompletableFuture<>());
        boolean myTurn;
        synchronized (this) {
            (awaited == 0 ? ready : held).add(frame);
            myTurn = takeTurn();
        }
        if (myTurn) {
            handOn();
        }
        return frame.written();
    }

    private void release(long throughId) {
        for (Frame frame = held.peek(); frame != null && frame.id() <= throughId; frame = held.peek()) {
            ready.add(held.remove());
        }
    }

    private boolean takeTurn() {
        boolean free = !handingOn;
        handingOn = true;
        return free;
    }

    private void handOn() {
        for (Frame frame = nextReady(); frame != null; frame = nextReady()) {
            CompletableFuture<Boolean> written = frame.written();
            outbound.send(frame.utf8()).thenAccept(written::complete);
        }
    }

    /** Gives the next frame to the thread whose turn it is; null ends its turn. */
    private synchronized @Nullable Frame nextReady() {
        Frame next = ready.poll();
        handingOn = next != null;
        return next;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Frame(long id, byte[] utf8, CompletableFuture<Boolean> written) {}
}
