package org.wschat.application;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.EndSessionsCommand;
import org.wschat.application.port.inbound.EndSessionsUseCase;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.domain.user.SessionId;

/** Ends sessions durably, then has what is open by them closed. */
final class EndSessionsService implements EndSessionsUseCase {

    private final AccountPorts ports;

    EndSessionsService(AccountPorts ports) {
        this.ports = ports;
    }

    @Override
    public CompletionStage<Integer> end(EndSessionsCommand command) {
        return ended(command).thenApply(ended -> {
            ports.ends().ended(ended);
            return ended.size();
        });
    }

    private CompletionStage<List<SessionId>> ended(EndSessionsCommand command) {
        return command.session().isEmpty()
                ? ports.sessions().endAll(command.user())
                : ports.sessions()
                        .end(command.user(), command.session().get())
                        .thenApply(was -> was ? List.of(command.session().get()) : List.of());
    }
}
