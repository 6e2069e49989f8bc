package org.wschat.adapter.websocket.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.adapter.websocket.session.AwaitedFrames.Awaited;
import org.wschat.adapter.websocket.session.Outbound.Piece;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/**
 * The way out of one registered device, which stands for all conversations of its user. May be used from any thread; the
 * order of what leaves is the rule of {@link DeviceGate}, what is left out that of {@link DeviceQueue}.
 */
public final class ConnectedDevice {

    /** A larger answer leaves in pieces, so that it does not count as waiting. */
    private static final int PIECE_BYTES = 1 << 14;

    private final ConnectionId id;
    private final UserId user;
    private final Outbound outbound;
    private final DeviceGate gate;
    private volatile Runnable whenResumed = () -> {};
    private final AwaitedFrames<Message> changes = new AwaitedFrames<>();
    private final AwaitedFrames<ReadReceipt> reads = new AwaitedFrames<>();

    /**
     * Makes the device, holding back what it is told until its welcome.
     *
     * @param id what the connection is called
     * @param user who it belongs to
     * @param outbound its way out
     * @param start from where a sync gives all that the device is not told
     */
    public ConnectedDevice(ConnectionId id, UserId user, Outbound outbound, SyncCursor start) {
        this.id = id;
        this.user = user;
        this.outbound = outbound;
        this.gate = new DeviceGate(outbound, start, this::resumed);
    }

    /** {@return what the connection is called} */
    public ConnectionId id() {
        return id;
    }

    /** {@return who it belongs to} */
    public UserId user() {
        return user;
    }

    /** {@return the edits and recalls that the device has asked for} */
    public AwaitedFrames<Message> changes() {
        return changes;
    }

    /** {@return the reading that the device has told of} */
    public AwaitedFrames<ReadReceipt> reads() {
        return reads;
    }

    /**
     * Queues the first frame; what came before follows it.
     *
     * @param frame the whole frame
     */
    public void welcome(byte[] frame) {
        gate.welcome(frame);
    }

    /**
     * Says that a message of this device is about to be stored; an answer has to follow.
     *
     * @param peer to whom it is
     */
    public void sendStarts(UserId peer) {
        gate.sending(peer);
    }

    /**
     * Queues the answer to a send that was stored, where its message stands among the others.
     *
     * @param message the message
     * @param now a cursor that says no more than what all devices have been handed until now
     * @param frame makes the answer with the cursor that it may bear
     * @return as {@link Outbound#send}
     */
    public CompletionStage<Boolean> answerSent(Message message, SyncCursor now, Function<SyncCursor, byte[]> frame) {
        return gate.sent(new LiveFrame.Place(message.recipient(), message.seq()), now, frame);
    }

    /**
     * Queues the answer to a send that was not stored.
     *
     * @param peer to whom it was
     * @param frame the whole frame
     * @return as {@link Outbound#send}
     */
    public CompletionStage<Boolean> answerNotSent(UserId peer, byte[] frame) {
        return gate.refused(peer, frame);
    }

    /**
     * Queues any other answer.
     *
     * @param frame the whole frame; never changed
     * @return as {@link Outbound#send}
     */
    public CompletionStage<Boolean> answer(byte[] frame) {
        return frame.length <= PIECE_BYTES ? gate.queue().answer(frame) : gate.queue().stream(new Pieces(frame)::next);
    }

    /**
     * Tells the device something that has no order among others, unless it reads too slowly.
     *
     * @param frame the whole frame; never changed
     */
    public void tell(byte[] frame) {
        gate.push(LiveFrame.unordered(frame));
    }

    /**
     * Gives the device a message once more, unless it reads too slowly.
     *
     * @param frame makes the frame with a cursor that says no more than what the device has been told
     */
    void tellAgain(Function<SyncCursor, byte[]> frame) {
        gate.tellAgain(frame);
    }

    /**
     * Names what is to be told again behind a gap, which a sync does not give.
     *
     * @param again tells it; must not block
     */
    public void whenResumed(Runnable again) {
        whenResumed = again;
    }

    private void resumed() {
        whenResumed.run();
    }

    void push(LiveFrame frame) {
        gate.push(frame);
    }

    void answerInOrder(Awaited<?> request, LiveFrame.Place place, byte[] frame) {
        request.answered(gate.answerInOrder(place, frame));
    }

    /** As {@link Outbound#pauseReading}. */
    public void pauseReading() {
        outbound.pauseReading();
    }

    /** As {@link Outbound#resumeReading}. */
    public void resumeReading() {
        outbound.resumeReading();
    }

    /**
     * Closes the socket behind what is queued.
     *
     * @param code as {@link Outbound#close}
     * @param reason as {@link Outbound#close}
     */
    public void close(int code, String reason) {
        outbound.close(code, reason);
    }

    /**
     * Closes the socket and gives up what is queued.
     *
     * @param code as {@link Outbound#closeNow}
     * @param reason as {@link Outbound#closeNow}
     */
    public void closeNow(int code, String reason) {
        outbound.closeNow(code, reason);
    }

    /** A frame, a piece at a time. */
    private static final class Pieces {

        private final ByteBuffer rest;

        Pieces(byte[] frame) {
            this.rest = ByteBuffer.wrap(frame);
        }

        CompletionStage<Piece> next() {
            int begin = rest.position();
            int end = Math.min(begin + PIECE_BYTES, rest.limit());
            rest.position(end);
            return CompletableFuture.completedStage(
                    new Piece(Arrays.copyOfRange(rest.array(), begin, end), end == rest.limit()));
        }
    }
}
