package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.User;

/** Makes an account. */
public interface RegisterUseCase {

    /**
     * Makes an account, if its name is free and its password good enough. What guests have open under the name is closed.
     *
     * @param command the name and password
     * @return the account, or why not; or {@link org.wschat.application.port.outbound.AccountStoreException}, and then there
     *     is none
     */
    CompletionStage<AccountOutcome<User>> register(RegisterCommand command);
}
