package org.wschat.application.port.inbound;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/** Tells when people were last connected. */
public interface FindLastSeenUseCase {

    /**
     * Looks people up.
     *
     * @param users whom, at most 1,000
     * @return when, for those of them of whom it is known; or {@link
     *     org.wschat.application.port.outbound.AccountStoreException}
     */
    CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users);
}
