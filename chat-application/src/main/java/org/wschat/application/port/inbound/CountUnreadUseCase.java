package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Counts what a person has not read, by sender. */
public interface CountUnreadUseCase {

    /**
     * Counts.
     *
     * @param query whose unread messages
     * @return the counts as they stand now; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<UnreadSummary> count(CountUnreadQuery query);
}
