package org.wschat.application.port.outbound;

import java.util.function.Function;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.SendRefusal;

/** What became of a message that was to be appended. */
public sealed interface AppendOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param appended what to do with a message that is stored
     * @param refused what to do when nothing was stored
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Appended, T> appended, Function<Refused, T> refused);

    /**
     * The message is committed.
     *
     * @param message the message as stored: unread, unless it was stored before
     * @param repeated whether an earlier append with the same client id had stored it, and this one nothing
     */
    record Appended(Message message, boolean repeated) implements AppendOutcome {

        /**
         * A message that this append has stored.
         *
         * @param message the message as stored, unread
         */
        public Appended(Message message) {
            this(message, false);
        }

        @Override
        public <T> T fold(Function<Appended, T> appended, Function<Refused, T> refused) {
            return appended.apply(this);
        }
    }

    /**
     * Nothing was stored.
     *
     * @param why what forbade it
     */
    record Refused(SendRefusal why) implements AppendOutcome {
        @Override
        public <T> T fold(Function<Appended, T> appended, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
