package org.wschat.application.port.outbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;

/**
 * Names one page of a person's conversations.
 *
 * @param user the person
 * @param after conversations behind that with this peer only, who is the last of a page read before; empty starts at the
 *     first
 * @param maxConversations the most conversations the page may have, at least 1
 */
public record ConversationsQuery(UserId user, Optional<UserId> after, int maxConversations) {

    /**
     * Checks the size.
     *
     * @param user as above
     * @param after as above
     * @param maxConversations as above
     * @throws IllegalArgumentException if {@code maxConversations} is below 1
     */
    public ConversationsQuery {
        if (maxConversations < 1) {
            throw new IllegalArgumentException("maxConversations: " + maxConversations + " (expected: at least 1)");
        }
    }
}
