package org.wschat.adapter.sql.row;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;

/**
 * A message as it is written. The one row that changes: MyBatis sets the {@code id} where the database gives it. Used by
 * one thread at a time.
 */
public final class NewMessageRow {

    private final long conversationId;
    private final int sender;
    private final MessagePosition position;
    private final NewMessage message;
    private final long writeToken;
    private long id;

    /**
     * A row without an id yet.
     *
     * @param conversationId its conversation
     * @param sender the side of its sender
     * @param position its place
     * @param message what is said
     * @param writeToken what tells the batch it is written in from all others
     */
    public NewMessageRow(
            long conversationId, Side sender, MessagePosition position, NewMessage message, long writeToken) {
        this.conversationId = conversationId;
        this.sender = sender.code();
        this.position = position;
        this.message = message;
        this.writeToken = writeToken;
    }

    /** {@return the message as stored, unread; only once it has its id} */
    public Message toMessage() {
        return new Message(
                id,
                position,
                message.sender(),
                message.recipient(),
                message.text(),
                message.sentAt(),
                message.sentAt(),
                false,
                message.clientId(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return its conversation} */
    public long getConversationId() {
        return conversationId;
    }

    /** {@return the side of its sender} */
    public int getSender() {
        return sender;
    }

    /** {@return its place in the conversation} */
    public long getSeq() {
        return position.seq();
    }

    /** {@return its place among those of its sender} */
    public long getSenderSeq() {
        return position.senderSeq();
    }

    /** {@return when it was sent, in milliseconds since 1970 UTC} */
    public long getSentAt() {
        return message.sentAt().toEpochMilli();
    }

    /** {@return what tells its batch from all others} */
    public long getWriteToken() {
        return writeToken;
    }

    /** {@return what is said} */
    public String getText() {
        return message.text().value();
    }

    /** {@return what the sender's client calls it; null if it does not} */
    public @Nullable String getClientId() {
        return message.clientId().map(ClientId::value).orElse(null);
    }

    /** {@return its unique id; 0 if it has none yet} */
    public long getId() {
        return id;
    }

    /**
     * Gives it its id.
     *
     * @param id unique, above the ids of all earlier messages of the conversation
     */
    public void setId(long id) {
        this.id = id;
    }
}
