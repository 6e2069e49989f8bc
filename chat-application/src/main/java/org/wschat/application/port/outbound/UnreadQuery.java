package org.wschat.application.port.outbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.MessagePosition;

/**
 * Names one page of unread messages.
 *
 * @param reader who has not read them
 * @param sender who wrote them
 * @param after messages behind this one only; empty starts at the oldest
 * @param through messages up to this {@code senderSeq} only; {@link Long#MAX_VALUE} for all
 * @param maxMessages the most messages the page may have, at least 1
 */
public record UnreadQuery(
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
    public UnreadQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }
}
