package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.PasswordHasherBusyException;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.UserName;

/** Whether somebody knows the password of an account: bounded in attempts, and equally slow whether there is one or not. */
final class PasswordCheck {

    private static final AccountRefusal WRONG =
            new AccountRefusal(Reason.WRONG_CREDENTIALS, "user name or password is wrong");
    private static final AccountRefusal BUSY =
            new AccountRefusal(Reason.BUSY, "too many passwords are being checked, try again in a moment");

    private final AccountPorts ports;
    private final Clock clock;

    PasswordCheck(AccountPorts ports, Clock clock) {
        this.ports = ports;
        this.clock = clock;
    }

    /** Checks a password as typed. */
    CompletionStage<AccountOutcome<StoredUser>> check(UserName name, String typed, String address) {
        Password password;
        try {
            password = new Password(typed);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(wrong());
        }
        return ports.sessions()
                .of(name)
                .thenApply(sessions -> sessions.stream()
                        .anyMatch(session -> session.address().equals(address) && !session.expiredAt(clock.instant())))
                .thenCompose(known -> check(name, password, address, known));
    }

    /** The answer to whoever gives a name or password that cannot be one. */
    static <T> AccountOutcome<T> wrong() {
        return new AccountOutcome.Refused<>(WRONG);
    }

    private CompletionStage<AccountOutcome<StoredUser>> check(
            UserName name, Password password, String address, boolean known) {
        Optional<Duration> wait = ports.limiter().takePasswordAttempt(name, address, known);
        if (wait.isPresent()) {
            return CompletableFuture.completedStage(new AccountOutcome.Refused<>(
                    new AccountRefusal(Reason.THROTTLED, "too many attempts, try again later", wait)));
        }
        return orBusy(ports.users()
                .find(name)
                .thenCompose(found -> compare(found, password))
                .whenComplete((right, failure) -> {
                    if (failure != null) {
                        ports.limiter().passwordWasNotTried(name, address);
                    }
                })
                .thenApply(right -> {
                    right.ifPresent(user -> ports.limiter().passwordWasRight(name, address));
                    return right.<AccountOutcome<StoredUser>>map(AccountOutcome.Done::new)
                            .orElseGet(PasswordCheck::wrong);
                }));
    }

    private CompletionStage<Optional<StoredUser>> compare(Optional<StoredUser> found, Password password) {
        Optional<StoredUser> enabled = found.filter(stored -> !stored.user().disabled());
        CompletionStage<Boolean> matches = enabled.isPresent()
                ? ports.hasher().matches(password, enabled.get().password())
                : ports.hasher().matchesNothing(password);
        return matches.thenApply(right -> enabled.filter(stored -> right));
    }

    /** Turns a hasher that has too much to do into a refusal. */
    static <T> CompletionStage<AccountOutcome<T>> orBusy(CompletionStage<AccountOutcome<T>> outcome) {
        return outcome.exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return cause instanceof PasswordHasherBusyException
                    ? CompletableFuture.completedStage(new AccountOutcome.Refused<>(BUSY))
                    : CompletableFuture.failedStage(failure);
        });
    }
}
