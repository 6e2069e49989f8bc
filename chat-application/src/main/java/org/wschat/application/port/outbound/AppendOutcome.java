package org.wschat.application.port.outbound;

import java.util.function.Function;
import org.wschat.domain.message.Message;

/** What became of a message that was to be appended. */
public sealed interface AppendOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param appended what to do with a message that was appended
     * @param limitReached what to do when the rule forbade it
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Appended, T> appended, Function<LimitReached, T> limitReached);

    /**
     * The message is committed.
     *
     * @param message the message as stored, unread
     */
    record Appended(Message message) implements AppendOutcome {
        @Override
        public <T> T fold(Function<Appended, T> appended, Function<LimitReached, T> limitReached) {
            return appended.apply(this);
        }
    }

    /** Nothing was stored: the first-contact rule forbade it. */
    record LimitReached() implements AppendOutcome {
        @Override
        public <T> T fold(Function<Appended, T> appended, Function<LimitReached, T> limitReached) {
            return limitReached.apply(this);
        }
    }
}
