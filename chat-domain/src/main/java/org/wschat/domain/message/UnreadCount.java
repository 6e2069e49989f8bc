package org.wschat.domain.message;

import org.wschat.domain.conversation.UserId;

/**
 * How many messages of one sender a person has not read.
 *
 * @param sender who wrote them
 * @param count how many, at least 1
 */
public record UnreadCount(UserId sender, long count) {

    /**
     * Checks the count.
     *
     * @param sender as above
     * @param count as above
     * @throws IllegalArgumentException if the count is below 1
     */
    public UnreadCount {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: at least 1)");
        }
    }
}
