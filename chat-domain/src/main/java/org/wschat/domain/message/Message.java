package org.wschat.domain.message;

import java.time.Instant;
import java.util.Optional;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * One message as the store keeps it.
 *
 * @param id unique among all messages, positive and below 2<sup>53</sup>; it rises with {@code seq} in a conversation
 * @param position its place in its conversation
 * @param sender who said it
 * @param recipient to whom; may be the sender
 * @param text what was said
 * @param sentAt when the server took it, in whole milliseconds
 * @param updatedAt when it last changed, in whole milliseconds; {@code sentAt} if never. Being read is no change
 * @param read whether the recipient has it: written to one of their sockets, or shown to them since
 * @param clientId what the sender's client calls it, if it does
 * @param editedAt when its sender last changed the text, in whole milliseconds, if ever
 * @param recalledAt when its sender took it back, in whole milliseconds, if so: then its text is empty
 */
public record Message(
        long id,
        MessagePosition position,
        UserId sender,
        UserId recipient,
        MessageText text,
        Instant sentAt,
        Instant updatedAt,
        boolean read,
        Optional<ClientId> clientId,
        Optional<Instant> editedAt,
        Optional<Instant> recalledAt) {

    /**
     * A message that its sender has not changed, and without a name of the client's.
     *
     * @param id as above
     * @param position as above
     * @param sender as above
     * @param recipient as above
     * @param text as above
     * @param sentAt as above
     * @param updatedAt as above
     * @param read as above
     */
    public Message(
            long id,
            MessagePosition position,
            UserId sender,
            UserId recipient,
            MessageText text,
            Instant sentAt,
            Instant updatedAt,
            boolean read) {
        this(
                id,
                position,
                sender,
                recipient,
                text,
                sentAt,
                updatedAt,
                read,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@return the conversation it belongs to} */
    public Conversation conversation() {
        return Conversation.between(sender, recipient);
    }

    /** {@return its place among all messages of the conversation: 1, 2, 3, … in the order in which they become visible} */
    public long seq() {
        return position.seq();
    }
}
