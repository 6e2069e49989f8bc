package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.Authenticator;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.user.Token;

/** Tells who shows a token, and counts whether somebody does. */
final class MeteredAuthenticator implements Authenticator {

    private static final String NAME = "chat.token.checks";
    private static final String DESCRIPTION = "Tokens looked at for sockets, by what they are";

    private final Authenticator authenticator;
    private final Counter known;
    private final Counter unknown;
    private final Counter failed;

    MeteredAuthenticator(Authenticator authenticator, MeterRegistry registry) {
        this.authenticator = authenticator;
        this.known = Counters.outcome(registry, NAME, DESCRIPTION, "known");
        this.unknown = Counters.outcome(registry, NAME, DESCRIPTION, "unknown");
        this.failed = Counters.outcome(registry, NAME, DESCRIPTION, "failed");
    }

    @Override
    public CompletionStage<Optional<Identity>> authenticate(Token token) {
        return Seen.by(
                (identity, failure) -> (identity == null ? failed : identity.isPresent() ? known : unknown).increment(),
                authenticator.authenticate(token));
    }
}
