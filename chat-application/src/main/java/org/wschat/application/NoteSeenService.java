package org.wschat.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.NoteSeenUseCase;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.domain.conversation.UserId;

/** Reads the clock for the store. */
final class NoteSeenService implements NoteSeenUseCase {

    private final LastSeenStore store;
    private final Clock clock;

    NoteSeenService(LastSeenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Instant> seen(UserId user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return store.noteSeen(user, now).thenApply(noted -> now);
    }
}
