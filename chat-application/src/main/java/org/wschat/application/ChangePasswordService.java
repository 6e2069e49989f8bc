package org.wschat.application;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.ChangePasswordCommand;
import org.wschat.application.port.inbound.ChangePasswordUseCase;
import org.wschat.application.port.inbound.ResetPasswordUseCase;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;

/** Changes passwords: for owners, who know the old one, and for whoever runs the server, who does not. */
final class ChangePasswordService implements ChangePasswordUseCase, ResetPasswordUseCase {

    private final AccountPorts ports;
    private final PasswordCheck passwords;
    private final PasswordRule rule;

    ChangePasswordService(AccountPorts ports, PasswordCheck passwords, PasswordRule rule) {
        this.ports = ports;
        this.passwords = passwords;
        this.rule = rule;
    }

    @Override
    public CompletionStage<AccountOutcome<Integer>> change(ChangePasswordCommand command) {
        return ifGood(
                "new_password",
                command.newPassword(),
                command.user(),
                password -> passwords
                        .again(command.user(), command.oldPassword(), command.address(), command.session())
                        .thenCompose(checked -> checked.fold(
                                user -> change(user, password, command.session()),
                                refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal)))));
    }

    private CompletionStage<AccountOutcome<Integer>> change(
            StoredUser user, Password password, Optional<SessionId> kept) {
        return keep(user.user().name(), Optional.of(user.password()), password, kept);
    }

    @Override
    public CompletionStage<AccountOutcome<Integer>> reset(UserName user, String newPassword) {
        return ifGood(
                "password", newPassword, user, password -> keep(user, Optional.empty(), password, Optional.empty()));
    }

    private CompletionStage<AccountOutcome<Integer>> ifGood(
            String field,
            String typed,
            UserName user,
            Function<Password, CompletionStage<AccountOutcome<Integer>>> then) {
        return NewPassword.of(field, typed, user, rule)
                .fold(then, refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal)));
    }

    private CompletionStage<AccountOutcome<Integer>> keep(
            UserName user, Optional<PasswordHash> from, Password password, Optional<SessionId> kept) {
        return PasswordCheck.orBusy(ports.hasher()
                .hash(password)
                .thenCompose(hash -> ports.users().changePassword(user, from, hash, kept))
                .thenApply(ended -> SessionsEnded.of(ended, ports.ends())));
    }
}
