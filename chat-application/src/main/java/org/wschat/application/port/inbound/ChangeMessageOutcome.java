package org.wschat.application.port.inbound;

import java.util.function.Function;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.Message;

/** What became of a message that was to be edited or recalled. */
public sealed interface ChangeMessageOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param changed what to do with a message that is changed
     * @param refused what to do when nothing was changed
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused);

    /**
     * The change is committed, and everybody concerned is told.
     *
     * @param message the message as it is now
     */
    record Changed(Message message) implements ChangeMessageOutcome {
        @Override
        public <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused) {
            return changed.apply(this);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param why what forbade it
     */
    record Refused(ChangeRefusal why) implements ChangeMessageOutcome {
        @Override
        public <T> T fold(Function<Changed, T> changed, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
