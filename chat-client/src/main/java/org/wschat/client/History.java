package org.wschat.client;

import java.util.List;

/**
 * A piece of a conversation.
 *
 * @param peer the other person
 * @param messages oldest first
 * @param hasMore whether there is more on the side that was asked for
 * @param readSeq up to where the user of the client has read; 0 for nothing
 * @param peerReadSeq up to where the other has read; 0 for nothing
 */
public record History(String peer, List<Message> messages, boolean hasMore, long readSeq, long peerReadSeq) {

    /**
     * Keeps a copy of the list.
     *
     * @param peer as above
     * @param messages as above
     * @param hasMore as above
     * @param readSeq as above
     * @param peerReadSeq as above
     */
    public History {
        messages = List.copyOf(messages);
    }
}
