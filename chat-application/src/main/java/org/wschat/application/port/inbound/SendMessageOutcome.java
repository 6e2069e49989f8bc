package org.wschat.application.port.inbound;

import java.util.function.Function;
import org.wschat.domain.message.Message;

/** What became of a message that was to be sent. */
public sealed interface SendMessageOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param sent what to do with a message that was sent
     * @param limitReached what to do when the recipient has to answer first
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Sent, T> sent, Function<FirstContactLimitReached, T> limitReached);

    /**
     * The message is committed.
     *
     * @param message the message as stored
     * @param peerOnline whether the recipient had a socket open on this conversation
     */
    record Sent(Message message, boolean peerOnline) implements SendMessageOutcome {
        @Override
        public <T> T fold(Function<Sent, T> sent, Function<FirstContactLimitReached, T> limitReached) {
            return sent.apply(this);
        }
    }

    /** Nothing was stored: the recipient has never answered, and the sender has used up what they may write. */
    record FirstContactLimitReached() implements SendMessageOutcome {
        @Override
        public <T> T fold(Function<Sent, T> sent, Function<FirstContactLimitReached, T> limitReached) {
            return limitReached.apply(this);
        }
    }
}
