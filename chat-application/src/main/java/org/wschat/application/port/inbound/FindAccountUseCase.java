package org.wschat.application.port.inbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.User;
import org.wschat.domain.user.UserName;

/** Looks an account up. */
public interface FindAccountUseCase {

    /**
     * Looks it up.
     *
     * @param name its name
     * @return the account; empty if there is none; or {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Optional<User>> find(UserName name);
}
