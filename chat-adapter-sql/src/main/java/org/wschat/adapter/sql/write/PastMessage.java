package org.wschat.adapter.sql.write;

import java.time.Instant;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.MessageText;

/**
 * A message that was sent on another server.
 *
 * @param sourceId its id there, at least 1
 * @param sender who said it
 * @param recipient to whom
 * @param text what was said
 * @param sentAt when, in whole milliseconds
 * @param updatedAt when it last changed, in whole milliseconds; {@code sentAt} if never
 * @param read whether the recipient has read it
 */
public record PastMessage(
        long sourceId,
        UserId sender,
        UserId recipient,
        MessageText text,
        Instant sentAt,
        Instant updatedAt,
        boolean read) {

    /** {@return the conversation it belongs to} */
    Conversation conversation() {
        return Conversation.between(sender, recipient);
    }
}
