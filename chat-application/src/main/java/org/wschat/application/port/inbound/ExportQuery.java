package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.UserName;

/**
 * Asks for one page of an export.
 *
 * @param user the account
 * @param from where the page starts
 * @param maxMessages the most messages the page may have, at least 1; it may have fewer although more follow
 */
public record ExportQuery(UserName user, Place from, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param user as above
     * @param from as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public ExportQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }

    /**
     * Asks for the first page.
     *
     * @param user the account
     * @param maxMessages the most messages of a page, at least 1
     * @return the query
     */
    public static ExportQuery first(UserName user, int maxMessages) {
        return new ExportQuery(user, new Beginning(), maxMessages);
    }

    /**
     * Asks for the page that starts elsewhere.
     *
     * @param place where
     * @return the query
     */
    public ExportQuery at(Place place) {
        return new ExportQuery(user, place, maxMessages);
    }

    /** Where a page of an export starts. */
    public sealed interface Place {}

    /** At the account itself. */
    public record Beginning() implements Place {}

    /**
     * Before a conversation.
     *
     * @param after with whom the conversation before it is; empty if it is the first
     * @param messages how many messages came before
     */
    public record NextConversation(Optional<UserId> after, long messages) implements Place {}

    /**
     * Within a conversation.
     *
     * @param peer with whom it is
     * @param afterSeq the {@code seq} of the last message that came
     * @param throughSeq the {@code seq} of its last message that is to come
     * @param messages how many messages came before, in all conversations
     */
    public record NextMessage(UserId peer, long afterSeq, long throughSeq, long messages) implements Place {}
}
