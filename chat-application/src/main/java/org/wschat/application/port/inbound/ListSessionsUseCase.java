package org.wschat.application.port.inbound;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.UserName;

/** Lists the sessions of an account. */
public interface ListSessionsUseCase {

    /**
     * Lists them.
     *
     * @param user the account
     * @return its sessions that have not ended, the newest first; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<List<Session>> list(UserName user);
}
