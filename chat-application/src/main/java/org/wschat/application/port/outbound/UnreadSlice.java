package org.wschat.application.port.outbound;

import java.util.List;
import org.wschat.domain.message.Message;

/**
 * One page of unread messages. A store may cut a page short to bound its memory, but never to nothing while there are
 * messages.
 *
 * @param messages oldest first
 * @param more whether further unread messages follow, up to {@code through}
 * @param through the highest {@code senderSeq} the page was read up to: that of the query, or of the sender's newest
 *     message when the page was read, whichever is lower
 */
public record UnreadSlice(List<Message> messages, boolean more, long through) {

    /**
     * Keeps a copy of the list.
     *
     * @param messages as above
     * @param more as above
     * @param through as above
     */
    public UnreadSlice {
        messages = List.copyOf(messages);
    }
}
