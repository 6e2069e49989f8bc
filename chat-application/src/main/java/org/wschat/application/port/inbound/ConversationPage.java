package org.wschat.application.port.inbound;

import java.util.List;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.message.Message;

/**
 * One page of a conversation.
 *
 * @param messages oldest first
 * @param more whether there are others on the side of the place that was asked for
 * @param positions how far both have read
 */
public record ConversationPage(List<Message> messages, boolean more, ReadPositions positions) {

    /**
     * Keeps a copy of the list.
     *
     * @param messages as above
     * @param more as above
     * @param positions as above
     */
    public ConversationPage {
        messages = List.copyOf(messages);
    }
}
