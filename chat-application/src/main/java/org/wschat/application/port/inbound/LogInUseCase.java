package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Begins a session. */
public interface LogInUseCase {

    /**
     * Begins a session, if the password is that of the account. What is refused takes the same time and gives the same
     * reason whether or not there is such an account.
     *
     * @param command who wants to log in
     * @return the token, or why not; or {@link org.wschat.application.port.outbound.AccountStoreException}, and then no
     *     session has begun
     */
    CompletionStage<AccountOutcome<LoggedIn>> logIn(LogInCommand command);
}
