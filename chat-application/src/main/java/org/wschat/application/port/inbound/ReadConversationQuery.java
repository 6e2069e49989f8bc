package org.wschat.application.port.inbound;

import org.wschat.domain.conversation.UserId;

/**
 * Asks for one page of a conversation, oldest first: the newest messages below a place, or the oldest above one.
 *
 * @param reader who asks
 * @param peer with whom they talk; may be the reader
 * @param direction on which side of the place
 * @param seq the place; {@link Long#MAX_VALUE} for the end, 0 for the beginning
 * @param maxMessages the most messages the page may have, at least 1
 */
public record ReadConversationQuery(UserId reader, UserId peer, Direction direction, long seq, int maxMessages) {

    /** On which side of a place. */
    public enum Direction {
        /** The newest messages whose {@code seq} is below it. */
        BEFORE,
        /** The oldest messages whose {@code seq} is above it. */
        AFTER
    }

    /**
     * Checks the size.
     *
     * @param reader as above
     * @param peer as above
     * @param direction as above
     * @param seq as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public ReadConversationQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }
}
