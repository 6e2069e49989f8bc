package org.wschat.application.port.outbound;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.conversation.UserId;

/**
 * Keeps when people were last connected. May be called from any thread and never blocks; what fails does so with {@link
 * AccountStoreException}.
 */
public interface LastSeenStore {

    /**
     * Notes that a person was connected at a time. An earlier time than the one that is kept changes nothing.
     *
     * @param user the person
     * @param at when, in whole milliseconds
     * @return completes once that is committed
     */
    CompletionStage<Void> noteSeen(UserId user, Instant at);

    /**
     * Tells when people were last connected.
     *
     * @param users whom to look up, at most 1,000
     * @return when, for those of them of whom it is known
     */
    CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users);
}
