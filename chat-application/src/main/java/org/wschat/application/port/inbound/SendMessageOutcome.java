package org.wschat.application.port.inbound;

import java.util.function.Function;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.SendRefusal;

/** What became of a message that was to be sent. */
public sealed interface SendMessageOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param sent what to do with a message that was sent
     * @param refused what to do when nothing was stored
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Sent, T> sent, Function<Refused, T> refused);

    /**
     * The message is committed.
     *
     * @param message the message as stored
     * @param peerOnline whether the recipient had a connection for this conversation
     * @param repeated whether it had been sent before, with the same client id; while it is unread it is delivered again
     */
    record Sent(Message message, boolean peerOnline, boolean repeated) implements SendMessageOutcome {

        /**
         * A message that was not sent before.
         *
         * @param message as above
         * @param peerOnline as above
         */
        public Sent(Message message, boolean peerOnline) {
            this(message, peerOnline, false);
        }

        @Override
        public <T> T fold(Function<Sent, T> sent, Function<Refused, T> refused) {
            return sent.apply(this);
        }
    }

    /**
     * Nothing was stored.
     *
     * @param why what forbade it
     */
    record Refused(SendRefusal why) implements SendMessageOutcome {
        @Override
        public <T> T fold(Function<Sent, T> sent, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
