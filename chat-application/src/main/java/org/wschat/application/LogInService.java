package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.inbound.LogInCommand;
import org.wschat.application.port.inbound.LogInUseCase;
import org.wschat.application.port.inbound.LoggedIn;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.Token;
import org.wschat.domain.user.UserName;

/** Checks the password, then begins a session. */
final class LogInService implements LogInUseCase {

    private final AccountPorts ports;
    private final PasswordCheck passwords;
    private final Duration lifetime;
    private final Clock clock;

    LogInService(AccountPorts ports, PasswordCheck passwords, Duration lifetime, Clock clock) {
        this.ports = ports;
        this.passwords = passwords;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public CompletionStage<AccountOutcome<LoggedIn>> logIn(LogInCommand command) {
        String device = command.device();
        if (device.codePointCount(0, device.length()) > LogInCommand.MAX_DEVICE_CHARACTERS
                || device.codePoints().anyMatch(LogInService::isNoText)) {
            return CompletableFuture.completedStage(new AccountOutcome.Refused<>(new AccountRefusal(
                    Reason.INVALID,
                    "device: not well-formed (expected: at most " + LogInCommand.MAX_DEVICE_CHARACTERS
                            + " characters, no control characters)")));
        }
        UserName name;
        try {
            name = new UserName(command.userName());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(PasswordCheck.wrong());
        }
        return passwords
                .check(name, command.password(), command.address())
                .thenCompose(checked -> checked.fold(
                        user -> begin(user, command),
                        refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal))));
    }

    private static boolean isNoText(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    private CompletionStage<AccountOutcome<LoggedIn>> begin(StoredUser user, LogInCommand command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Token token = ports.tokens().newToken();
        Session session = new Session(
                ports.tokens().newSessionId(),
                user.user().name(),
                command.device(),
                command.address(),
                now,
                now,
                now.plus(lifetime));
        return ports.sessions()
                .add(session, ports.tokens().hash(token), user.password())
                .thenApply(added -> added
                        ? new AccountOutcome.Done<>(new LoggedIn(token, session))
                        : PasswordCheck.<LoggedIn>wrong());
    }
}
