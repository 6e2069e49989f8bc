package org.wschat.application;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeId;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeSeq;
import org.wschat.application.port.inbound.ReadHistoryUseCase;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;

/** Turns the start of a page into a place in the conversation, and a page into the query for the next. */
final class ReadHistoryService implements ReadHistoryUseCase {

    private final MessageStore store;

    ReadHistoryService(MessageStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<ReadHistoryOutcome> read(ReadHistoryQuery query) {
        if (query.start() instanceof BeforeId start) {
            return store.seqOf(conversation(query), start.id())
                    .thenCompose(seq -> seq.isPresent()
                            ? readBefore(seq.getAsLong(), query)
                            : CompletableFuture.completedFuture(new ReadHistoryOutcome.UnknownMessage(start.id())));
        }
        return readBefore(query.start() instanceof BeforeSeq start ? start.seq() : Long.MAX_VALUE, query);
    }

    private CompletionStage<ReadHistoryOutcome> readBefore(long seq, ReadHistoryQuery query) {
        return store.history(new HistoryQuery(conversation(query), seq, query.maxMessages()))
                .thenApply(page -> new ReadHistoryOutcome.Page(page.messages(), next(page, query)));
    }

    private static Optional<ReadHistoryQuery> next(MessagePage page, ReadHistoryQuery query) {
        if (!page.more()) {
            return Optional.empty();
        }
        List<Message> messages = page.messages();
        long oldest = messages.get(messages.size() - 1).seq();
        return Optional.of(
                new ReadHistoryQuery(query.reader(), query.peer(), new BeforeSeq(oldest), query.maxMessages()));
    }

    private static Conversation conversation(ReadHistoryQuery query) {
        return Conversation.between(query.reader(), query.peer());
    }
}
