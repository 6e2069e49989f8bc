package org.wschat.application.port.inbound;

import java.util.function.Function;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;

/** One thing that is stored about an account. */
public sealed interface ExportEntry {

    /**
     * Handles every case; a new case breaks every caller at compile time.
     *
     * @param cases what to do with each
     * @param <T> the type of the result
     * @return what the function of this case returned
     */
    <T> T fold(Cases<T> cases);

    /**
     * What to do with each case.
     *
     * @param account with the account, which comes first
     * @param session with a session
     * @param block with somebody whom the owner blocks
     * @param conversation with a conversation, whose messages follow
     * @param message with a message
     * @param end at the end
     * @param <T> the type of the result
     */
    record Cases<T>(
            Function<Account, T> account,
            Function<Session, T> session,
            Function<Block, T> block,
            Function<Conversation, T> conversation,
            Function<Message, T> message,
            Function<End, T> end) {}

    /**
     * The account itself.
     *
     * @param user who it is
     */
    record Account(org.wschat.domain.user.User user) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.account().apply(this);
        }
    }

    /**
     * A session, expired or not.
     *
     * @param session the session
     */
    record Session(org.wschat.domain.user.Session session) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.session().apply(this);
        }
    }

    /**
     * Somebody of whom the owner takes no messages.
     *
     * @param blocked who it is
     */
    record Block(UserId blocked) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.block().apply(this);
        }
    }

    /**
     * A conversation; its messages follow, up to the newest that the summary knows of, oldest first.
     *
     * @param summary what is stored of it beside its messages
     */
    record Conversation(ConversationSummary summary) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.conversation().apply(this);
        }
    }

    /**
     * A message that the owner has sent or been sent.
     *
     * @param message the message
     */
    record Message(org.wschat.domain.message.Message message) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.message().apply(this);
        }
    }

    /**
     * Nothing more: what lacks it is not complete.
     *
     * @param messages how many messages came
     */
    record End(long messages) implements ExportEntry {
        @Override
        public <T> T fold(Cases<T> cases) {
            return cases.end().apply(this);
        }
    }
}
