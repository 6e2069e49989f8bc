package org.wschat.application.port.inbound;

import org.wschat.domain.conversation.UserId;

/**
 * Asks for one page of a conversation.
 *
 * @param reader who asks
 * @param peer with whom the conversation is
 * @param start where the page starts
 * @param maxMessages the most messages the page may have, at least 1; it may have fewer although more follow
 */
public record ReadHistoryQuery(UserId reader, UserId peer, Start start, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param reader as above
     * @param peer as above
     * @param start as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public ReadHistoryQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }

    /** Where a page of history starts. */
    public sealed interface Start {}

    /** At the newest message. */
    public record Newest() implements Start {}

    /**
     * At the next older message than one that was already shown.
     *
     * @param seq its {@code seq}
     */
    public record BeforeSeq(long seq) implements Start {}

    /**
     * At the next older message than the one with this id.
     *
     * @param id the id of a message of this conversation
     */
    public record BeforeId(long id) implements Start {}
}
