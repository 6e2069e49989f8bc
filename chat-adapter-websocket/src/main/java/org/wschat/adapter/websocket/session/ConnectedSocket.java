package org.wschat.adapter.websocket.session;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one registered socket: answers go out as they come, pushes only when no answer has to go before them.
 *
 * <p>A new socket holds its pushes back until its first answer, the welcome, is queued. On a socket whose user talks to
 * themselves the push of a message waits until the message is acknowledged. May be used from any thread.
 */
public final class ConnectedSocket {

    private final Outbound outbound;
    private final boolean toSelf;

    /** Null once nothing can be held back any more. */
    private volatile @Nullable PushGate gate;

    /**
     * Makes the socket, holding pushes back for the welcome.
     *
     * @param outbound its way out
     * @param toSelf whether its user talks to themselves
     */
    public ConnectedSocket(Outbound outbound, boolean toSelf) {
        this.outbound = outbound;
        this.toSelf = toSelf;
        this.gate = new PushGate(outbound);
    }

    /**
     * Queues the first frame; the pushes that came before it follow it.
     *
     * @param frame the whole frame
     */
    public void welcome(byte[] frame) {
        PushGate held = gate;
        if (held != null) {
            held.answer(frame, Long.MAX_VALUE);
            if (!toSelf) {
                gate = null;
            }
        }
    }

    /** Says that a message of this socket is about to be stored; {@link #answerSend} has to follow. */
    public void sendStarts() {
        PushGate held = gate;
        if (held != null) {
            held.hold();
        }
    }

    /**
     * Queues the answer to a send.
     *
     * @param frame the whole frame
     * @param messageId the id of the message if it is stored, else 0
     */
    public void answerSend(byte[] frame, long messageId) {
        PushGate held = gate;
        if (held == null) {
            outbound.send(frame);
        } else {
            held.answer(frame, messageId);
        }
    }

    /**
     * Queues any other answer.
     *
     * @param frame the whole frame
     * @return as {@link Outbound#send}
     */
    public CompletionStage<Boolean> answer(byte[] frame) {
        return outbound.send(frame);
    }

    /**
     * Queues an answer that comes in pieces.
     *
     * @param source gives the pieces
     * @return as {@link Outbound#stream}
     */
    public CompletionStage<Boolean> answer(Outbound.TextSource source) {
        return outbound.stream(source);
    }

    /**
     * Pushes a message, now or as soon as nothing has to go before it. Pushes keep their order.
     *
     * @param messageId the id of the message
     * @param frame the whole frame; never changed
     * @return as {@link Outbound#send}
     */
    public CompletionStage<Boolean> push(long messageId, byte[] frame) {
        PushGate held = gate;
        return held == null ? outbound.send(frame) : held.push(messageId, frame);
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
}
