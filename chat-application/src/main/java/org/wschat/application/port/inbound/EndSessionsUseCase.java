package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Ends sessions of an account: log-out. */
public interface EndSessionsUseCase {

    /**
     * Ends them; what is open by them closes within a second.
     *
     * @param command which
     * @return how many were ended; or {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Integer> end(EndSessionsCommand command);
}
