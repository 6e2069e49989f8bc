package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.UserName;

/** Erases an account, for whoever runs the server. */
public interface EraseUserUseCase {

    /**
     * Erases it as {@link EraseAccountUseCase} does, but asks for no password.
     *
     * @param user the account
     * @return what was erased, or that there is no such account; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<AccountOutcome<ErasedAccount>> erase(UserName user);
}
