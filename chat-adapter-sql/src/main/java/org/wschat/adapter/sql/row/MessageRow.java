package org.wschat.adapter.sql.row;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ClientId;
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
 * @param clientId what the sender's client calls it; null if it does not
 * @param editedAt milliseconds since 1970 UTC; null if never
 * @param recalledAt milliseconds since 1970 UTC; null if never
 */
public record MessageRow(
        long id,
        long seq,
        int sender,
        long senderSeq,
        long sentAt,
        long updatedAt,
        String text,
        @Nullable String clientId,
        @Nullable Long editedAt,
        @Nullable Long recalledAt) {

    /**
     * The row of a message.
     *
     * @param message the message
     * @return its row
     */
    public static MessageRow of(Message message) {
        return new MessageRow(
                message.id(),
                message.seq(),
                Side.ofSender(message.conversation(), message.sender()).code(),
                message.position().senderSeq(),
                message.sentAt().toEpochMilli(),
                message.updatedAt().toEpochMilli(),
                message.text().value(),
                message.clientId().map(ClientId::value).orElse(null),
                message.editedAt().map(Instant::toEpochMilli).orElse(null),
                message.recalledAt().map(Instant::toEpochMilli).orElse(null));
    }

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
                read,
                Optional.ofNullable(clientId).map(ClientId::new),
                Optional.ofNullable(editedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(recalledAt).map(Instant::ofEpochMilli));
    }
}
