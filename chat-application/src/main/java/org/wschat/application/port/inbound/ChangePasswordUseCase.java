package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Changes the password of an account. */
public interface ChangePasswordUseCase {

    /**
     * Changes it, if the old one is right and the new one good enough, and ends all other sessions.
     *
     * @param command the passwords
     * @return how many sessions were ended, or why it was not changed; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<AccountOutcome<Integer>> change(ChangePasswordCommand command);
}
