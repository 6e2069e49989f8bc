package org.wschat.application.port.outbound;

import org.wschat.domain.conversation.UserId;

/**
 * Names one page of what a person has missed.
 *
 * @param user the person
 * @param after the point from which on
 * @param continued whether the page before was read by the same connection, which is told since then of all that is sent;
 *     otherwise the pages after this one go on until nothing is left of what is there now
 * @param maxMessages the most messages the page may have, at least 1; a store may cut a page short to bound its memory
 */
public record SyncQuery(UserId user, SyncCursor after, boolean continued, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param user as above
     * @param after as above
     * @param continued as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public SyncQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }
}
