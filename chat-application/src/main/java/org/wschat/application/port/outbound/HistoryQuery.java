package org.wschat.application.port.outbound;

import org.wschat.domain.conversation.Conversation;

/**
 * Names one page of a conversation.
 *
 * @param conversation the conversation
 * @param beforeSeq messages below this {@code seq} only; {@link Long#MAX_VALUE} starts at the newest
 * @param maxMessages the most messages the page may have, at least 1
 */
public record HistoryQuery(Conversation conversation, long beforeSeq, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param conversation as above
     * @param beforeSeq as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public HistoryQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }
}
