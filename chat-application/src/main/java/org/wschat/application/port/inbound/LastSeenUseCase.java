package org.wschat.application.port.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Remembers when people were last connected. */
public interface LastSeenUseCase {

    /**
     * Notes that a person is connected now.
     *
     * @param user the person
     * @return when that is, once it is committed; or {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Instant> seen(UserId user);

    /**
     * Tells when people were last connected.
     *
     * @param users whom to look up, at most 1,000
     * @return when, for those of them of whom it is known; or {@link org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users);
}
