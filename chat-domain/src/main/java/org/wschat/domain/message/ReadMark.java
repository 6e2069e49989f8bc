package org.wschat.domain.message;

import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * Says that a person has read what one sender wrote to them, from one message through another.
 *
 * @param reader who has read
 * @param sender who wrote
 * @param first where the first message read stands
 * @param last where the last message read stands; the same place for a single message
 */
public record ReadMark(UserId reader, UserId sender, MessagePosition first, MessagePosition last) {

    /**
     * Checks the order.
     *
     * @param reader as above
     * @param sender as above
     * @param first as above
     * @param last as above
     * @throws IllegalArgumentException if {@code first} stands after {@code last}
     */
    public ReadMark {
        if (first.seq() > last.seq() || first.senderSeq() > last.senderSeq()) {
            throw new IllegalArgumentException("read mark: " + first + " to " + last + " (expected: first <= last)");
        }
    }

    /**
     * The mark that says a single message was read by its recipient.
     *
     * @param message the message
     * @return the mark
     */
    public static ReadMark of(Message message) {
        return new ReadMark(message.recipient(), message.sender(), message.position(), message.position());
    }

    /** {@return the conversation it belongs to} */
    public Conversation conversation() {
        return Conversation.between(reader, sender);
    }
}
