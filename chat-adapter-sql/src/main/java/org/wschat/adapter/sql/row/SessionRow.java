package org.wschat.adapter.sql.row;

import java.time.Instant;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/**
 * One session.
 *
 * @param tokenHash what finds it
 * @param sessionId what names it
 * @param userName whose it is
 * @param device what the user calls the device
 * @param address where the login came from
 * @param createdAt milliseconds since 1970 UTC
 * @param lastSeenAt milliseconds since 1970 UTC
 * @param expiresAt milliseconds since 1970 UTC
 */
public record SessionRow(
        String tokenHash,
        String sessionId,
        String userName,
        String device,
        String address,
        long createdAt,
        long lastSeenAt,
        long expiresAt) {

    /**
     * The row of a session.
     *
     * @param session the session
     * @param token what finds it
     * @return the row
     */
    public static SessionRow of(Session session, TokenHash token) {
        return new SessionRow(
                token.value(),
                session.id().value(),
                session.user().value(),
                session.device(),
                session.address(),
                session.createdAt().toEpochMilli(),
                session.lastSeenAt().toEpochMilli(),
                session.expiresAt().toEpochMilli());
    }

    /** {@return what names it} */
    public SessionId id() {
        return new SessionId(sessionId);
    }

    /** {@return the session} */
    public Session toSession() {
        return new Session(
                id(),
                new UserName(userName),
                device,
                address,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(lastSeenAt),
                Instant.ofEpochMilli(expiresAt));
    }
}
