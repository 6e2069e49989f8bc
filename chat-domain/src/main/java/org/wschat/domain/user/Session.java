package org.wschat.domain.user;

import java.time.Duration;
import java.time.Instant;

/**
 * A login that lasts: who has its token is the user, until it ends. Times are in whole milliseconds.
 *
 * @param id what names it
 * @param user whose it is
 * @param device what the user calls the device, empty if they do not say
 * @param address the network address of the login
 * @param createdAt when the login was
 * @param lastSeenAt when the token was last used, as far as that was noted
 * @param expiresAt when it ends, unless it is used before
 */
public record Session(
        SessionId id,
        UserName user,
        String device,
        String address,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {

    /**
     * Tells whether it has ended.
     *
     * @param now the time
     * @return whether its time is up
     */
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /**
     * The session after its token was used.
     *
     * @param now when
     * @param lifetime how long it lasts from now on if it is not used
     * @return the session, which now ends later
     */
    public Session usedAt(Instant now, Duration lifetime) {
        return new Session(id, user, device, address, createdAt, now, now.plus(lifetime));
    }
}
