package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Erases an account. */
public interface EraseAccountUseCase {

    /**
     * Erases the account and its sessions, then the text of every message its owner has sent, if the password is right. Its
     * name stays taken. What is open by the sessions closes before the first text is erased.
     *
     * @param command which
     * @return what was erased, or why nothing was; or {@link org.wschat.application.port.outbound.AccountStoreException}, if
     *     the account could not be erased. Once it is gone, nothing fails any more: texts that cannot be erased now are left
     *     to {@link FinishErasuresUseCase}
     */
    CompletionStage<AccountOutcome<ErasedAccount>> erase(EraseAccountCommand command);
}
