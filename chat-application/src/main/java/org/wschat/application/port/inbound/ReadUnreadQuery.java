package org.wschat.application.port.inbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.MessagePosition;

/**
 * Asks for one page of unread messages.
 *
 * @param reader who asks
 * @param sender who wrote them
 * @param after the last message already shown; empty for the first page
 * @param through the highest {@code senderSeq} to show, so that what arrives while pages are read is left out;
 *     {@link Long#MAX_VALUE} for the first page
 * @param maxMessages the most messages the page may have, at least 1; it may have fewer although more follow
 */
public record ReadUnreadQuery(
        UserId reader, UserId sender, Optional<MessagePosition> after, long through, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param reader as above
     * @param sender as above
     * @param after as above
     * @param through as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public ReadUnreadQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }

    /**
     * Asks for the first page.
     *
     * @param reader who asks
     * @param sender who wrote the messages
     * @param maxMessages the most messages of a page, at least 1
     * @return the query
     */
    public static ReadUnreadQuery first(UserId reader, UserId sender, int maxMessages) {
        return new ReadUnreadQuery(reader, sender, Optional.empty(), Long.MAX_VALUE, maxMessages);
    }
}
