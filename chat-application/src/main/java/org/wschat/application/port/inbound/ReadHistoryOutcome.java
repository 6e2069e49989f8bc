package org.wschat.application.port.inbound;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wschat.domain.message.Message;

/** The answer to a {@link ReadHistoryQuery}. */
public sealed interface ReadHistoryOutcome {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param page what to do with a page
     * @param unknownMessage what to do when there is no message to start before
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Function<Page, T> page, Function<UnknownMessage, T> unknownMessage);

    /**
     * One page of the conversation.
     *
     * @param messages newest first; empty only if there is nothing (more)
     * @param next what to ask for the page after this one; empty if this is the last
     */
    record Page(List<Message> messages, Optional<ReadHistoryQuery> next) implements ReadHistoryOutcome {

        /**
         * Keeps a copy of the list.
         *
         * @param messages as above
         * @param next as above
         */
        public Page {
            messages = List.copyOf(messages);
        }

        @Override
        public <T> T fold(Function<Page, T> page, Function<UnknownMessage, T> unknownMessage) {
            return page.apply(this);
        }
    }

    /**
     * The conversation has no message with the id to start before.
     *
     * @param id that id
     */
    record UnknownMessage(long id) implements ReadHistoryOutcome {
        @Override
        public <T> T fold(Function<Page, T> page, Function<UnknownMessage, T> unknownMessage) {
            return unknownMessage.apply(this);
        }
    }
}
