package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.domain.user.UserName;

/** Bounds attempts, and counts how many it lets through. */
final class MeteredAttemptLimiter implements AttemptLimiter {

    private final AttemptLimiter limiter;
    private final Attempts passwords;
    private final Attempts registrations;

    MeteredAttemptLimiter(AttemptLimiter limiter, MeterRegistry registry) {
        this.limiter = limiter;
        this.passwords = Attempts.of("password", registry);
        this.registrations = Attempts.of("registration", registry);
    }

    @Override
    public Optional<Duration> takePasswordAttempt(UserName name, String address, boolean known) {
        return passwords.counted(limiter.takePasswordAttempt(name, address, known));
    }

    @Override
    public void passwordWasRight(UserName name, String address) {
        limiter.passwordWasRight(name, address);
    }

    @Override
    public void passwordWasNotTried(UserName name, String address) {
        limiter.passwordWasNotTried(name, address);
    }

    @Override
    public void registrationWasNotTried(String address) {
        limiter.registrationWasNotTried(address);
    }

    @Override
    public Optional<Duration> takeRegistration(String address) {
        return registrations.counted(limiter.takeRegistration(address));
    }

    private record Attempts(Counter admitted, Counter throttled) {

        static Attempts of(String kind, MeterRegistry registry) {
            return new Attempts(counter(kind, "admitted", registry), counter(kind, "throttled", registry));
        }

        private static Counter counter(String kind, String outcome, MeterRegistry registry) {
            return Counter.builder("chat.attempts")
                    .description("Attempts to give a password or to make an account, by what the limits say")
                    .tag("kind", kind)
                    .tag("outcome", outcome)
                    .register(registry);
        }

        Optional<Duration> counted(Optional<Duration> wait) {
            (wait.isPresent() ? throttled : admitted).increment();
            return wait;
        }
    }
}
