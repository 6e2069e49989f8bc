package org.wschat.application.port.inbound;

import java.util.List;
import java.util.Optional;
import org.wschat.domain.message.Message;

/**
 * One page of unread messages.
 *
 * @param messages oldest first; empty only if there is nothing (more)
 * @param next what to ask for the page after this one; empty if this is the last
 */
public record UnreadPage(List<Message> messages, Optional<ReadUnreadQuery> next) {

    /**
     * Keeps a copy of the list.
     *
     * @param messages as above
     * @param next as above
     */
    public UnreadPage {
        messages = List.copyOf(messages);
    }
}
