package org.wschat.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ConversationPage;
import org.wschat.application.port.inbound.ReadConversationQuery;
import org.wschat.application.port.inbound.ReadConversationUseCase;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;

/** Reads a page, whichever way it lies, and how far both have read. */
final class ReadConversationService implements ReadConversationUseCase {

    private final MessageStore store;
    private final InboxStore inbox;

    ReadConversationService(MessageStore store, InboxStore inbox) {
        this.store = store;
        this.inbox = inbox;
    }

    @Override
    public CompletionStage<ConversationPage> read(ReadConversationQuery query) {
        Conversation conversation = Conversation.between(query.reader(), query.peer());
        return page(conversation, query)
                .thenCombine(
                        inbox.readPositions(conversation, query.reader()),
                        (page, positions) -> new ConversationPage(page.messages(), page.more(), positions));
    }

    private CompletionStage<MessagePage> page(Conversation conversation, ReadConversationQuery query) {
        return switch (query.direction()) {
            case AFTER ->
                store.transcript(new TranscriptQuery(conversation, query.seq(), Long.MAX_VALUE, query.maxMessages()));
            case BEFORE ->
                store.history(new HistoryQuery(conversation, query.seq(), query.maxMessages()))
                        .thenApply(ReadConversationService::oldestFirst);
        };
    }

    private static MessagePage oldestFirst(MessagePage page) {
        List<Message> messages = new ArrayList<>(page.messages());
        Collections.reverse(messages);
        return new MessagePage(messages, page.more());
    }
}
