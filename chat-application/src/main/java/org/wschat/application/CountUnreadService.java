package org.wschat.application;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.CountUnreadQuery;
import org.wschat.application.port.inbound.CountUnreadUseCase;
import org.wschat.application.port.inbound.UnreadSummary;
import org.wschat.application.port.outbound.MessageStore;

/** Sums up what the store counts. */
final class CountUnreadService implements CountUnreadUseCase {

    private final MessageStore store;

    CountUnreadService(MessageStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<UnreadSummary> count(CountUnreadQuery query) {
        return store.unreadCounts(query.reader()).thenApply(UnreadSummary::new);
    }
}
