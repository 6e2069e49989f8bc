package org.wschat.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.AccountOutcome;
import org.wschat.application.port.inbound.EraseAccountCommand;
import org.wschat.application.port.inbound.EraseAccountUseCase;
import org.wschat.application.port.outbound.AccountPorts;

/** Checks the password, then has everything erased. */
final class EraseAccountService implements EraseAccountUseCase {

    private final AccountPorts ports;
    private final PasswordCheck passwords;

    EraseAccountService(AccountPorts ports, PasswordCheck passwords) {
        this.ports = ports;
        this.passwords = passwords;
    }

    @Override
    public CompletionStage<AccountOutcome<Integer>> erase(EraseAccountCommand command) {
        return passwords
                .check(command.user(), command.password(), command.address())
                .thenCompose(checked -> checked.fold(
                        user -> ports.users()
                                .erase(command.user())
                                .thenApply(ended -> SessionsEnded.of(ended, ports.ends())),
                        refusal -> CompletableFuture.completedStage(new AccountOutcome.Refused<>(refusal))));
    }
}
