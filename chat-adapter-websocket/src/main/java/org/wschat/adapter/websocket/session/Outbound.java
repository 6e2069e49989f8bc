package org.wschat.adapter.websocket.session;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The way out of one socket: text messages in the order they were queued, one write under way, a bound in bytes. Also
 * holds back a client that asks faster than it can be answered.
 *
 * <p>May be used from any thread and never blocks. Once more than the bound is waiting to be written the socket is
 * dropped: its memory is freed at once and everything not yet written completes with false. What is being written does
 * not count, nor does one waiting message that is larger than the bound by itself, so that any message reaches a client
 * that reads.
 */
public interface Outbound {

    /**
     * Queues one whole text message.
     *
     * @param utf8 the text, in UTF-8; not changed by the caller afterwards, so that one array may go to many sockets
     * @return completes with true once its last byte is handed to the operating system, with false once it is known that
     *     this will not happen; never exceptionally
     */
    CompletionStage<Boolean> send(byte[] utf8);

    /**
     * Queues one whole text message that may be left out, if little enough waits: half of the bound at most, so that there
     * is room for answers; or nothing, for a message larger than that. The socket is not dropped otherwise.
     *
     * @param utf8 as for {@link #send}
     * @return as for {@link #send}; empty if the message is left out
     */
    Optional<CompletionStage<Boolean>> offer(byte[] utf8);

    /**
     * Queues one text message of unknown length, sent as fragments (RFC 6455, section 5.4). Each piece is asked for when
     * the piece before it has been written; meanwhile what is queued behind waits its turn, while control frames do not.
     *
     * @param source gives the pieces
     * @return as {@link #send}, for the last byte of the last piece; false also if the source fails, and then the socket
     *     is closed with 1011, for a message once begun cannot be taken back
     */
    CompletionStage<Boolean> stream(TextSource source);

    /**
     * Sends a close frame behind what is queued, and closes the socket when it is answered, or after a short while.
     *
     * @param code a status code that may be sent (RFC 6455, section 7.4)
     * @param reason for people, at most 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /**
     * Gives up what waits, an answer that is half written too, sends a close frame and ends the connection without waiting
     * for the answer. Does nothing if the socket is already past that.
     *
     * @param code as {@link #close}
     * @param reason as {@link #close}
     */
    void closeNow(int code, String reason);

    /**
     * Asks that nothing more be read from the client for now. What is read already, or is being read, may still be handed
     * over; the rest stays with the operating system, so that TCP holds the client back. Pings are not answered meanwhile,
     * nor is it noticed that the client is gone. Does nothing if reading is paused, or the socket closing.
     *
     * <p>This and {@link #resumeReading} neither block nor call back, so they may be called with a lock held. Whoever
     * pauses has to resume: the last of the two calls counts, so the caller sees to their order.
     */
    void pauseReading();

    /** Has the client's messages read again. Does nothing if reading is not paused. */
    void resumeReading();

    /** Gives a text message piece by piece. Asked by one thread at a time. */
    interface TextSource {

        /**
         * Gives the next piece. Must not block.
         *
         * @return the piece, once it is there
         */
        CompletionStage<Piece> next();
    }

    /**
     * A part of a text message.
     *
     * @param utf8 the bytes, not necessarily ending at the end of a character
     * @param last whether no piece follows
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Piece(byte[] utf8, boolean last) {}
}
