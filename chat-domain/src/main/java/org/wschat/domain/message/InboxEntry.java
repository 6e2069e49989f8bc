package org.wschat.domain.message;

import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.ReadPositions;

/**
 * A conversation as it stands in the list that a person looks at first.
 *
 * @param summary with whom, how long it is, how much is unread
 * @param positions how far both have read
 * @param last its newest message, as the person may see it
 */
public record InboxEntry(ConversationSummary summary, ReadPositions positions, Message last) {

    /**
     * Checks that the newest message is the newest.
     *
     * @param summary as above
     * @param positions as above
     * @param last as above
     * @throws IllegalArgumentException if it has another {@code seq}
     */
    public InboxEntry {
        if (last.seq() != summary.lastSeq()) {
            throw new IllegalArgumentException("last: seq " + last.seq() + " (expected: " + summary.lastSeq() + ")");
        }
    }
}
