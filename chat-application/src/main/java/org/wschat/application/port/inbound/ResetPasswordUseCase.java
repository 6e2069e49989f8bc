package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.UserName;

/** Gives an account another password, for whoever runs the server. */
public interface ResetPasswordUseCase {

    /**
     * Gives it, if it is good enough, and ends all sessions.
     *
     * @param user the account
     * @param newPassword the password from now on, as typed
     * @return how many sessions were ended, or why it was not given; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<AccountOutcome<Integer>> reset(UserName user, String newPassword);
}
