package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.Token;

/** Knows people by their sessions, and keeps a session alive that is used. */
final class SessionAuthenticator implements Authenticator {

    /** How exactly the last use is noted, so that not every use is a write. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final SessionStore sessions;
    private final TokenSource tokens;
    private final Duration lifetime;
    private final Clock clock;

    SessionAuthenticator(SessionStore sessions, TokenSource tokens, Duration lifetime, Clock clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<Identity>> authenticate(Token token) {
        return sessions.find(tokens.hash(token)).thenApply(this::identity);
    }

    private Optional<Identity> identity(Optional<Session> found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Session> session = found.filter(each -> !each.expiredAt(now));
        // A use that could not be noted is noted the next time: nothing depends on a single one.
        session.filter(each -> now.isAfter(each.lastSeenAt().plus(NOTED)))
                .ifPresent(each -> sessions.noteUse(each.usedAt(now, lifetime)));
        return session.map(each -> new Identity(each.user().id(), Optional.of(each.id())));
    }
}
