package org.wschat.application;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.ReadUnreadUseCase;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.message.Message;

/** Turns a page of unread messages into the query for the next. */
final class ReadUnreadService implements ReadUnreadUseCase {

    private final MessageStore store;

    ReadUnreadService(MessageStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<UnreadPage> read(ReadUnreadQuery query) {
        return store.unread(new UnreadQuery(
                        query.reader(), query.sender(), query.after(), query.through(), query.maxMessages()))
                .thenApply(slice -> new UnreadPage(slice.messages(), next(slice, query)));
    }

    private static Optional<ReadUnreadQuery> next(UnreadSlice slice, ReadUnreadQuery query) {
        if (!slice.more()) {
            return Optional.empty();
        }
        List<Message> messages = slice.messages();
        Message newest = messages.get(messages.size() - 1);
        return Optional.of(new ReadUnreadQuery(
                query.reader(), query.sender(), Optional.of(newest.position()), slice.through(), query.maxMessages()));
    }
}
