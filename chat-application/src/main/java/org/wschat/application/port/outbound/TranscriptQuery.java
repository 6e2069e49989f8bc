package org.wschat.application.port.outbound;

import org.wschat.domain.conversation.Conversation;

/**
 * Names one page of a conversation, to be read oldest first.
 *
 * @param conversation the conversation
 * @param afterSeq messages above this {@code seq} only; 0 starts at the oldest
 * @param throughSeq messages up to this {@code seq} only; {@link Long#MAX_VALUE} for all
 * @param maxMessages the most messages the page may have, at least 1
 */
public record TranscriptQuery(Conversation conversation, long afterSeq, long throughSeq, int maxMessages) {

    /**
     * Checks the size.
     *
     * @param conversation as above
     * @param afterSeq as above
     * @param throughSeq as above
     * @param maxMessages as above
     * @throws IllegalArgumentException if {@code maxMessages} is below 1
     */
    public TranscriptQuery {
        if (maxMessages < 1) {
            throw new IllegalArgumentException("maxMessages: " + maxMessages + " (expected: at least 1)");
        }
    }
}
