package org.wschat.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.EraseAccountCommand;
import org.wschat.application.port.inbound.EraseAccountUseCase;
import org.wschat.application.port.inbound.EraseUserUseCase;
import org.wschat.application.port.inbound.ErasedAccount;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.domain.user.UserName;

/** Makes an account disappear, has what is open by it closed, then has its texts erased. */
final class EraseAccountService implements EraseAccountUseCase, EraseUserUseCase {

    private final AccountPorts ports;
    private final PasswordCheck passwords;
    private final Clock clock;

    EraseAccountService(AccountPorts ports, PasswordCheck passwords, Clock clock) {
        this.ports = ports;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public CompletionStage<AccountOutcome<ErasedAccount>> erase(EraseAccountCommand command) {
        return passwords
                .check(command.user(), command.password(), command.address())
                .thenCompose(checked -> checked.fold(
                        user -> erase(command.user(), Optional.of(user.password())),
                        refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal))));
    }

    @Override
    public CompletionStage<AccountOutcome<ErasedAccount>> erase(UserName user) {
        return erase(user, Optional.empty());
    }

    private CompletionStage<AccountOutcome<ErasedAccount>> erase(UserName user, Optional<PasswordHash> checked) {
        return ports.users()
                .erase(user, checked, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .thenCompose(ended -> SessionsEnded.of(ended, ports.ends())
                        .fold(
                                sessions -> eraseTexts(user, sessions),
                                refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal))));
    }

    /** The account is gone, and the store knows that its texts are to be: whatever fails here is done later. */
    private CompletionStage<AccountOutcome<ErasedAccount>> eraseTexts(UserName user, int sessions) {
        return ports.users()
                .eraseTexts(user)
                .handle((done, failure) -> new AccountOutcome.Done<>(new ErasedAccount(sessions, failure == null)));
    }
}
