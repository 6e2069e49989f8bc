package org.wschat.adapter.sql.row;

import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;

/**
 * A conversation as one of its two people sees it.
 *
 * @param peer the other one
 * @param lastSeq how many messages are stored
 * @param unread how many of the peer's messages are unread
 */
public record SummaryRow(String peer, long lastSeq, long unread) {

    /** {@return the summary} */
    public ConversationSummary toSummary() {
        return new ConversationSummary(new UserId(peer), lastSeq, unread);
    }
}
