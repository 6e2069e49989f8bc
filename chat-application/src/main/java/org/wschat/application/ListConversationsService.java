package org.wschat.application;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.Inbox;
import org.wschat.application.port.inbound.ListConversationsUseCase;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.message.UnreadCount;

/** Reads a page, and sums up what is unread. */
final class ListConversationsService implements ListConversationsUseCase {

    private final MessageStore store;
    private final InboxStore inbox;

    ListConversationsService(MessageStore store, InboxStore inbox) {
        this.store = store;
        this.inbox = inbox;
    }

    @Override
    public CompletionStage<Inbox> list(InboxQuery query) {
        return inbox.inbox(query)
                .thenCombine(
                        store.unreadCounts(query.user()),
                        (page, counts) -> new Inbox(
                                page,
                                counts.stream().mapToLong(UnreadCount::count).sum()));
    }
}
