package org.wschat.adapter.sql.row;

import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.UnreadCount;

/**
 * How much a person has not read of one sender.
 *
 * @param sender who wrote it
 * @param unread how many messages; 0 if all are read
 */
public record UnreadCountRow(String sender, long unread) {

    /** {@return whether there is something to read} */
    public boolean any() {
        return unread > 0;
    }

    /** {@return the count; only if there is any} */
    public UnreadCount toCount() {
        return new UnreadCount(new UserId(sender), unread);
    }
}
