package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.UserName;

/** Keeps an account from being used, for whoever runs the server. */
public interface DisableUserUseCase {

    /**
     * Disables the account and ends its sessions, or enables it again.
     *
     * @param user the account
     * @param disabled whether it is disabled from now on
     * @return how many sessions were ended, or that there is no such account; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<AccountOutcome<Integer>> disable(UserName user, boolean disabled);
}
