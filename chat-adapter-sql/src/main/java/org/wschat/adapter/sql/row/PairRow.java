package org.wschat.adapter.sql.row;

import org.wschat.domain.conversation.Conversation;

/**
 * The two people of a conversation, as the tables name them.
 *
 * @param lowId who sorts first
 * @param highId who sorts last
 */
public record PairRow(String lowId, String highId) {

    /**
     * The names of a pair.
     *
     * @param conversation the pair
     * @return its names
     */
    public static PairRow of(Conversation conversation) {
        return new PairRow(conversation.low().value(), conversation.high().value());
    }
}
