package org.wschat.adapter.sql.row;

import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

/**
 * Which of the two people of a conversation. In a conversation with oneself the sender is always {@link #LOW} and the
 * reader {@link #HIGH}, so that a message is read by the side opposite to its sender's in every conversation.
 */
public enum Side {
    /** The one who sorts first. */
    LOW,
    /** The other one. */
    HIGH;

    /**
     * The side of the number kept in the tables.
     *
     * @param code 0 or 1
     * @return the side
     */
    public static Side of(int code) {
        return code == 0 ? LOW : HIGH;
    }

    /**
     * The side somebody writes from.
     *
     * @param conversation the conversation
     * @param sender one of its two people
     * @return the side
     */
    public static Side ofSender(Conversation conversation, UserId sender) {
        return sender.equals(conversation.low()) ? LOW : HIGH;
    }

    /** {@return the number kept in the tables} */
    public int code() {
        return this == LOW ? 0 : 1;
    }

    /** {@return the other side} */
    public Side opposite() {
        return this == LOW ? HIGH : LOW;
    }

    /**
     * Who is on this side.
     *
     * @param conversation the conversation
     * @return the person
     */
    public UserId person(Conversation conversation) {
        return this == LOW ? conversation.low() : conversation.high();
    }
}
