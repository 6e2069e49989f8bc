package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.FinishErasuresUseCase;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.UserStore;

/** Goes through the erasures that are pending, one after the other. */
final class FinishErasuresService implements FinishErasuresUseCase {

    /**
     * How long after an account was erased its owner may still have sent something: sockets on other servers live up to 40 s
     * longer, and what they send may wait 5 s for the store. The rest is for clocks that differ.
     */
    private static final Duration UNDER_WAY = Duration.ofSeconds(60);

    private final UserStore users;
    private final Clock clock;

    FinishErasuresService(UserStore users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Integer> finish() {
        return users.pendingErasures().thenCompose(this::finish);
    }

    private CompletionStage<Integer> finish(List<PendingErasure> pending) {
        CompletionStage<Progress> progress = CompletableFuture.completedStage(new Progress(0, Optional.empty()));
        for (PendingErasure erasure : pending) {
            progress = progress.thenCompose(soFar -> finish(erasure).handle(soFar::and));
        }
        return progress.thenApply(Progress::finished);
    }

    /** Whether it is finished. */
    private CompletionStage<Boolean> finish(PendingErasure erasure) {
        Instant begun = clock.instant();
        boolean last = !begun.isBefore(erasure.since().plus(UNDER_WAY));
        CompletionStage<Void> texts = users.eraseTexts(erasure.name());
        return last
                ? texts.thenCompose(erased -> users.endErasure(erasure.name())).thenApply(ended -> true)
                : texts.thenApply(erased -> false);
    }

    /** How many erasures were finished so far, and what the first that failed failed with. */
    private record Progress(int count, Optional<Throwable> failure) {

        Progress and(Boolean finished, Throwable failed) {
            return failed == null
                    ? new Progress(finished ? count + 1 : count, failure)
                    : new Progress(count, failure.or(() -> Optional.of(failed)));
        }

        int finished() {
            failure.ifPresent(cause -> {
                throw cause instanceof CompletionException e ? e : new CompletionException(cause);
            });
            return count;
        }
    }
}
