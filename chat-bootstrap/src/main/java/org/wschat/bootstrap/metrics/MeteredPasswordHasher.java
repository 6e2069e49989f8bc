package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.PasswordHasherBusyException;
import org.wschat.domain.user.Password;

/** Hashes passwords, counts whether they were right, and times both. */
final class MeteredPasswordHasher implements PasswordHasher {

    private static final String NAME = "chat.password.checks";
    private static final String DESCRIPTION = "Passwords compared, by the result; those of nobody are wrong";

    private final PasswordHasher hasher;
    private final Counter right;
    private final Counter wrong;
    private final Counter busy;
    private final Counter failed;
    private final Timer time;

    MeteredPasswordHasher(PasswordHasher hasher, MeterRegistry registry) {
        this.hasher = hasher;
        this.right = Counters.outcome(registry, NAME, DESCRIPTION, "right");
        this.wrong = Counters.outcome(registry, NAME, DESCRIPTION, "wrong");
        this.busy = Counters.outcome(registry, NAME, DESCRIPTION, "busy");
        this.failed = Counters.outcome(registry, NAME, DESCRIPTION, "failed");
        this.time =
                Counters.timer(registry, "chat.password.hash", "Time to hash or compare a password, waiting included");
    }

    @Override
    public CompletionStage<PasswordHash> hash(Password password) {
        return timed(hasher.hash(password));
    }

    @Override
    public CompletionStage<Boolean> matches(Password password, PasswordHash hash) {
        return counted(hasher.matches(password, hash));
    }

    @Override
    public CompletionStage<Boolean> matchesNothing(Password password) {
        return counted(hasher.matchesNothing(password));
    }

    private CompletionStage<Boolean> counted(CompletionStage<Boolean> matches) {
        return Seen.by((same, failure) -> count(same, failure).increment(), timed(matches));
    }

    private Counter count(@Nullable Boolean same, @Nullable Throwable failure) {
        if (same != null) {
            return same ? right : wrong;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof PasswordHasherBusyException ? busy : failed;
    }

    private <T> CompletionStage<T> timed(CompletionStage<T> stage) {
        long start = System.nanoTime();
        return Seen.by((done, failure) -> time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS), stage);
    }
}
