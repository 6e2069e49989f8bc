package org.wschat.application.port.outbound;

import java.util.List;
import org.wschat.domain.conversation.ConversationSummary;

/**
 * One page of a person's conversations.
 *
 * @param conversations in an order of the store in which none ever changes its place
 * @param more whether others follow
 */
public record ConversationsPage(List<ConversationSummary> conversations, boolean more) {

    /**
     * Keeps a copy of the list.
     *
     * @param conversations as above
     * @param more as above
     */
    public ConversationsPage {
        conversations = List.copyOf(conversations);
    }
}
