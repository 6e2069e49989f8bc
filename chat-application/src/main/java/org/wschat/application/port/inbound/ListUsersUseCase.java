package org.wschat.application.port.inbound;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/** Lists accounts, for whoever runs the server. */
public interface ListUsersUseCase {

    /**
     * Lists a page of them.
     *
     * @param after those behind this name only
     * @param limit the most to list
     * @return the accounts, in the order of their names; or
     *     {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<List<User>> list(Optional<UserName> after, int limit);
}
