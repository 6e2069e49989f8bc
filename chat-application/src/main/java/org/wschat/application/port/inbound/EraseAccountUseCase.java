package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Erases an account. */
public interface EraseAccountUseCase {

    /**
     * Erases the account, its sessions, and the text of every message its owner has sent, if the password is right. Its name
     * stays taken.
     *
     * @param command which
     * @return how many sessions were ended, or why it was not erased; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}: then repeat it
     */
    CompletionStage<AccountOutcome<Integer>> erase(EraseAccountCommand command);
}
