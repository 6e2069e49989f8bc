package org.wschat.adapter.sql.row;

import java.time.Instant;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;

/**
 * A message as it is read.
 *
 * @param id its unique id
 * @param seq its place in the conversation
 * @param sender the side of its sender
 * @param senderSeq its place among those of its sender
 * @param sentAt milliseconds since 1970 UTC
 * @param updatedAt milliseconds since 1970 UTC
 * @param text what was said
 */
public record MessageRow(long id, long seq, int sender, long senderSeq, long sentAt, long updatedAt, String text) {

    /** {@return the side of its sender} */
    public Side senderSide() {
        return Side.of(sender);
    }

    /**
     * The message of the row.
     *
     * @param conversation the conversation it was read from
     * @param read whether its recipient has read it
     * @return the message
     */
    public Message toMessage(Conversation conversation, boolean read) {
        return new Message(
                id,
                new MessagePosition(seq, senderSeq),
                senderSide().person(conversation),
                senderSide().opposite().person(conversation),
                new MessageText(text),
                Instant.ofEpochMilli(sentAt),
                Instant.ofEpochMilli(updatedAt),
                read);
    }
}
