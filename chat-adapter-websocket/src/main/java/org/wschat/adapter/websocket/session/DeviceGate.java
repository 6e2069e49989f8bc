package org.wschat.adapter.websocket.session;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;

/**
 * The order in which one device is told things.
 *
 * <ul>
 *   <li>The welcome is first.
 *   <li>Live frames leave in the order in which they come, so that a cursor never says more than the device has been told.
 *   <li>While a send of the device is under way in a conversation, live frames of that conversation wait, and whatever comes
 *       behind them. The answer follows those with a lower {@code seq}, and goes before those with a higher one.
 * </ul>
 *
 * <p><b>Concurrency.</b> May be used from any thread. The lock of this object guards all fields; nothing foreign is called
 * with it held. What may leave is handed on by one thread at a time, outside the lock: whoever finds nobody doing that has
 * the turn until nothing is left.
 */
final class DeviceGate {

    private final DeviceQueue queue;
    private final Queue<Held> held = new ArrayDeque<>();
    private final Queue<Runnable> ready = new ArrayDeque<>();

    /** How many sends are under way, by the peer of the conversation. */
    private final Map<UserId, Integer> awaited = new HashMap<>(4);

    private boolean welcomed;
    private boolean handingOn;

    DeviceGate(Outbound outbound, SyncCursor start, Runnable whenResumed) {
        this.queue = new DeviceQueue(outbound, start, this::drained, whenResumed);
    }

    /** Gives the way past the order, for answers that have none. */
    DeviceQueue queue() {
        return queue;
    }

    /** Queues the first frame; it is handed on when this returns. */
    void welcome(byte[] utf8) {
        enter(() -> {
            welcomed = true;
            ready.add(() -> queue.answer(utf8));
            releaseUnawaited();
        });
    }

    /** A send begins; {@link #sent} or {@link #refused} has to follow. */
    synchronized void sending(UserId peer) {
        awaited.merge(peer, 1, Integer::sum);
    }

    /**
     * A send is answered.
     *
     * @param place where the message stands
     * @param now a cursor that says no more than what all devices have been handed until now
     * @param frame makes the answer with the cursor that it may bear
     * @return as {@link Outbound#send}
     */
    CompletionStage<Boolean> sent(LiveFrame.Place place, SyncCursor now, Function<SyncCursor, byte[]> frame) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        enter(() -> {
            answered(place.peer());
            while (isBefore(held.peek(), place)) {
                release();
            }
            boolean toldAll = held.isEmpty();
            ready.add(() -> {
                SyncCursor cursor = toldAll ? now : queue.lastCursor();
                queue.answer(frame.apply(cursor)).thenAccept(written::complete);
                queue.reached(cursor);
            });
            releaseUnawaited();
        });
        return written;
    }

    /**
     * A send is answered: nothing was stored.
     *
     * @return as {@link Outbound#send}
     */
    CompletionStage<Boolean> refused(UserId peer, byte[] utf8) {
        enter(() -> {
            answered(peer);
            releaseUnawaited();
        });
        return queue.answer(utf8);
    }

    /** Hands on a live frame, now or as soon as nothing has to go before it. */
    void push(LiveFrame frame) {
        inOrder(new Held(frame.place(), () -> queue.live(frame)));
    }

    /**
     * Hands on a frame that is the answer to a request and yet stands in the order: it is not left out.
     *
     * @return as {@link Outbound#send}
     */
    CompletionStage<Boolean> answerInOrder(LiveFrame.Place place, byte[] utf8) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        inOrder(new Held(Optional.of(place), () -> queue.answer(utf8).thenAccept(written::complete)));
        return written;
    }

    private void inOrder(Held frame) {
        enter(() -> {
            held.add(frame);
            releaseUnawaited();
        });
    }

    private void drained() {
        enter(() -> ready.add(queue::resume));
    }

    /** Tells whether a held frame may, and has to, go before the answer to a send. */
    private boolean isBefore(@Nullable Held frame, LiveFrame.Place answer) {
        if (frame == null || !welcomed) {
            return false;
        }
        Optional<LiveFrame.Place> place = frame.place();
        boolean same =
                place.map(LiveFrame.Place::peer).filter(answer.peer()::equals).isPresent();
        return same ? place.orElseThrow().seq() < answer.seq() : isUnawaited(frame);
    }

    private void answered(UserId peer) {
        awaited.computeIfPresent(peer, (same, count) -> count == 1 ? null : count - 1);
    }

    private void releaseUnawaited() {
        while (welcomed && isUnawaited(held.peek())) {
            release();
        }
    }

    private boolean isUnawaited(@Nullable Held frame) {
        return frame != null
                && !frame.place()
                        .map(LiveFrame.Place::peer)
                        .map(awaited::containsKey)
                        .orElse(false);
    }

    private void release() {
        ready.add(held.remove().leave());
    }

    private void enter(Runnable change) {
        boolean myTurn;
        synchronized (this) {
            change.run();
            myTurn = !handingOn;
            handingOn = true;
        }
        if (myTurn) {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
        }
    }

    /** A frame that has its place among others, and what hands it on. */
    private record Held(Optional<LiveFrame.Place> place, Runnable leave) {}

    /** Gives what leaves next to the thread whose turn it is; null ends its turn. */
    private synchronized @Nullable Runnable next() {
        Runnable next = ready.poll();
        handingOn = next != null;
        return next;
    }
}
