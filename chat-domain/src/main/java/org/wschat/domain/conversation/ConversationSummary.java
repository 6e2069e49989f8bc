package org.wschat.domain.conversation;

/**
 * A conversation as one of its two people sees it, without its messages.
 *
 * @param peer the other one; the same person in a conversation with oneself
 * @param lastSeq the {@code seq} of its newest message, which is how many messages it has, at least 1
 * @param unread how many messages of the peer the person has not read
 */
public record ConversationSummary(UserId peer, long lastSeq, long unread) {

    /**
     * Checks the numbers.
     *
     * @param peer as above
     * @param lastSeq as above
     * @param unread as above
     * @throws IllegalArgumentException if there is no message, or {@code unread} is not between 0 and {@code lastSeq}
     */
    public ConversationSummary {
        if (lastSeq < 1) {
            throw new IllegalArgumentException("lastSeq: " + lastSeq + " (expected: at least 1)");
        }
        if (unread < 0 || unread > lastSeq) {
            throw new IllegalArgumentException("unread: " + unread + " (expected: 0 to " + lastSeq + ")");
        }
    }
}
