package org.wschat.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.LastSeenUseCase;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.domain.conversation.UserId;

/** Reads the clock for the store. */
final class LastSeenService implements LastSeenUseCase {

    private final LastSeenStore store;
    private final Clock clock;

    LastSeenService(LastSeenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Instant> seen(UserId user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.noteSeen(user, now).thenApply(noted -> now);
    }

    @Override
    public CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
        return store.lastSeen(users);
    }
}
