package org.wschat.application;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.AccountRefusal;
import org.wschat.application.port.inbound.AccountRefusal.Reason;
import org.wschat.application.port.inbound.RegisterCommand;
import org.wschat.application.port.inbound.RegisterUseCase;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.ReservedNames;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/** Checks the rules, then hashes, then lets the store decide whose the name is. */
final class RegisterService implements RegisterUseCase {

    private static final String MIXED_SCRIPTS =
            "user_name: letters or digits of several scripts (expected: of one; Latin may"
                    + " stand beside Chinese, Japanese or Korean)";

    private final AccountPorts ports;
    private final PasswordRule rule;
    private final Clock clock;
    private final Set<String> reserved;

    RegisterService(AccountPorts ports, PasswordRule rule, Clock clock) {
        this.ports = ports;
        this.rule = rule;
        this.clock = clock;
        this.reserved = ReservedNames.all().stream().map(ports.skeletons()::of).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletionStage<AccountOutcome<User>> register(RegisterCommand command) {
        UserName name;
        try {
            name = new UserName(command.userName());
        } catch (IllegalArgumentException e) {
            return refused(Reason.INVALID, String.valueOf(e.getMessage()));
        }
        return NewPassword.of(command.password(), name, rule)
                .fold(
                        password -> register(name, password, command),
                        refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal)));
    }

    private CompletionStage<AccountOutcome<User>> register(UserName name, Password password, RegisterCommand command) {
        String skeleton = ports.skeletons().of(name);
        if (reserved.contains(skeleton)) {
            return refused(Reason.NAME_RESERVED, "this user name is kept back");
        }
        if (ports.skeletons().mixesScripts(name)) {
            return refused(Reason.INVALID, MIXED_SCRIPTS);
        }
        Optional<Duration> wait = command.address().flatMap(ports.limiter()::takeRegistration);
        if (wait.isPresent()) {
            return CompletableFuture.completedStage(new AccountOutcome.Refused<>(new AccountRefusal(
                    Reason.THROTTLED, "too many accounts from this address, try again later", wait)));
        }
        User user = new User(name, clock.instant().truncatedTo(ChronoUnit.MILLIS), false);
        return PasswordCheck.orBusy(ports.hasher()
                .hash(password)
                .thenCompose(hash ->
                        ports.users().add(new NewUser(name, skeleton, hash, user.createdAt(), command.takeOver())))
                .whenComplete((added, failure) -> {
                    if (failure != null) {
                        command.address().ifPresent(ports.limiter()::registrationWasNotTried);
                    }
                })
                .thenApply(outcome -> outcome(outcome, user)));
    }

    private AccountOutcome<User> outcome(AddUserOutcome outcome, User user) {
        return switch (outcome) {
            case ADDED -> {
                ports.ends().nameTaken(user.name().id());
                yield new AccountOutcome.Done<>(user);
            }
            case NAME_TAKEN -> refusal(Reason.NAME_TAKEN, "this user name is taken");
            case NAME_LOOKS_LIKE_ANOTHER ->
                refusal(Reason.NAME_LOOKS_LIKE_ANOTHER, "this user name looks like one that is taken");
            case NAME_USED_BY_GUESTS ->
                refusal(
                        Reason.NAME_USED_BY_GUESTS,
                        "guests have used this user name, and their messages are not yours");
        };
    }

    private static CompletionStage<AccountOutcome<User>> refused(Reason reason, String detail) {
        return CompletableFuture.completedStage(refusal(reason, detail));
    }

    private static AccountOutcome<User> refusal(Reason reason, String detail) {
        return new AccountOutcome.Refused<>(new AccountRefusal(reason, detail, Optional.empty()));
    }
}
