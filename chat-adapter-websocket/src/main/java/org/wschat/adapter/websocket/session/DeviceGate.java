package org.wschat.adapter.websocket.session;

import java.util.ArrayDeque;
import java.util.Deque;
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
 *       behind them. Once it is answered, those with a lower {@code seq} wait no more: what is answered later stands behind
 *       them. The answer follows them, and goes before those with a higher one.
 * </ul>
 *
 * <p><b>Concurrency.</b> May be used from any thread. The lock of this object guards all fields; nothing foreign is called
 * with it held. What may leave is handed on by one thread at a time, outside the lock: whoever finds nobody doing that has
 * the turn until nothing is left.
 */
final class DeviceGate {

    private final DeviceQueue queue;
    private final Deque<Held> held = new ArrayDeque<>();
    private final Queue<Runnable> ready = new ArrayDeque<>();

    /** The sends that are under way, by the peer of the conversation. */
    private final Map<UserId, Sends> awaited = new HashMap<>(4);

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
        awaited.merge(peer, new Sends(1, 0), (sends, one) -> new Sends(sends.count() + 1, sends.answeredSeq()));
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
        Held answer = new Held(Optional.of(place), toldAll -> {
            SyncCursor cursor = toldAll && !queue.overflowing() ? now : queue.lastCursor();
            queue.answer(frame.apply(cursor)).thenAccept(written::complete);
            queue.reached(cursor);
        });
        enter(() -> {
            answered(place.peer(), place.seq());
            insert(answer, place);
            releaseUnawaited();
        });
        return written;
    }

    /** Puts an answer behind all that is held of its conversation with a lower {@code seq}, at the front if nothing is. */
    private void insert(Held answer, LiveFrame.Place place) {
        Deque<Held> behind = new ArrayDeque<>();
        while (!held.isEmpty() && !isBefore(held.getLast(), place)) {
            behind.addFirst(held.removeLast());
        }
        held.addLast(answer);
        held.addAll(behind);
    }

    /**
     * A send is answered: nothing was stored.
     *
     * @return as {@link Outbound#send}
     */
    CompletionStage<Boolean> refused(UserId peer, byte[] utf8) {
        enter(() -> {
            answered(peer, 0);
            releaseUnawaited();
        });
        return queue.answer(utf8);
    }

    /** Hands on a frame that stands in no order and bears the cursor of what the device has been told; left out as a live one. */
    void tellAgain(Function<SyncCursor, byte[]> frame) {
        inOrder(new Held(
                Optional.empty(), toldAll -> queue.live(LiveFrame.unordered(frame.apply(queue.lastCursor())))));
    }

    /** Hands on a live frame, now or as soon as nothing has to go before it. */
    void push(LiveFrame frame) {
        inOrder(new Held(frame.place(), toldAll -> queue.live(frame)));
    }

    /**
     * Hands on a frame that is the answer to a request and yet stands in the order: it is not left out.
     *
     * @return as {@link Outbound#send}
     */
    CompletionStage<Boolean> answerInOrder(LiveFrame.Place place, byte[] utf8) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        inOrder(new Held(Optional.of(place), toldAll -> queue.answer(utf8).thenAccept(written::complete)));
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

    /** Tells whether a held frame has to go before the answer to a send. */
    private static boolean isBefore(Held frame, LiveFrame.Place answer) {
        return frame.place()
                .filter(place -> place.peer().equals(answer.peer()) && place.seq() < answer.seq())
                .isPresent();
    }

    private void answered(UserId peer, long seq) {
        awaited.computeIfPresent(
                peer,
                (same, sends) ->
                        sends.count() == 1 ? null : new Sends(sends.count() - 1, Math.max(sends.answeredSeq(), seq)));
    }

    private void releaseUnawaited() {
        while (welcomed && isUnawaited(held.peek())) {
            release();
        }
    }

    private boolean isUnawaited(@Nullable Held frame) {
        return frame != null && frame.place().map(this::isUnawaited).orElse(true);
    }

    private boolean isUnawaited(LiveFrame.Place place) {
        Sends sends = awaited.get(place.peer());
        return sends == null || place.seq() <= sends.answeredSeq();
    }

    private void release() {
        Held next = held.remove();
        boolean toldAll = held.isEmpty();
        ready.add(() -> next.leaving().leave(toldAll));
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

    /** How many sends to one person are under way, and the highest {@code seq} that was answered meanwhile. */
    private record Sends(int count, long answeredSeq) {}

    /** A frame that has its place among others, and what hands it on. */
    private record Held(Optional<LiveFrame.Place> place, Leaving leaving) {}

    /** Hands a frame on. */
    @FunctionalInterface
    private interface Leaving {

        /**
         * @param toldAll whether nothing was held behind it when it left
         */
        void leave(boolean toldAll);
    }

    /** Gives what leaves next to the thread whose turn it is; null ends its turn. */
    private synchronized @Nullable Runnable next() {
        Runnable next = ready.poll();
        handingOn = next != null;
        return next;
    }
}
