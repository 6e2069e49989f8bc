package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.ReadUnreadUseCase;
import org.wschat.application.port.inbound.UnreadPage;

/** Carries out type 3. */
final class UnreadAnswer {

    private final ReadUnreadUseCase readUnread;
    private final ConversationSide side;
    private final MessagesAnswer messages;

    UnreadAnswer(ReadUnreadUseCase readUnread, ConversationSide side, MessagesAnswer messages) {
        this.readUnread = readUnread;
        this.side = side;
        this.messages = messages;
    }

    Request request() {
        return new Request(true, 0, this::start);
    }

    private CompletionStage<Runnable> start() {
        return read(ReadUnreadQuery.first(side.user(), side.peer(), ShownPage.MAX_MESSAGES))
                .handle((page, error) -> error == null ? messages.show(page) : messages.fail("unread", error))
                .thenCompose(Function.identity());
    }

    private CompletionStage<ShownPage> read(ReadUnreadQuery query) {
        return Call.of(() -> readUnread.read(query)).thenApply(this::shown);
    }

    private ShownPage shown(UnreadPage page) {
        return new ShownPage(page.messages(), page.next().map(query -> () -> read(query)));
    }
}
