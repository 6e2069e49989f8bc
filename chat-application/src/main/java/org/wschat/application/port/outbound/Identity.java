package org.wschat.application.port.outbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.user.SessionId;

/**
 * Who somebody has been found to be.
 *
 * @param user their id in conversations
 * @param session the session that shows it; empty if the host has no such thing, and for guests
 */
public record Identity(UserId user, Optional<SessionId> session) {

    /**
     * Somebody without a session.
     *
     * @param user their id in conversations
     * @return the identity
     */
    public static Identity of(UserId user) {
        return new Identity(user, Optional.empty());
    }
}
