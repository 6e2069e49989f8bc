package org.wschat.adapter.websocket.endpoint;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.wschat.adapter.websocket.frame.ClientFrame;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeId;
import org.wschat.application.port.inbound.ReadHistoryQuery.Newest;
import org.wschat.application.port.inbound.ReadHistoryQuery.Start;
import org.wschat.application.port.inbound.ReadHistoryUseCase;

/** Carries out type 2. */
final class HistoryAnswer {

    private final ReadHistoryUseCase readHistory;
    private final ConversationSide side;
    private final MessagesAnswer messages;

    HistoryAnswer(ReadHistoryUseCase readHistory, ConversationSide side, MessagesAnswer messages) {
        this.readHistory = readHistory;
        this.side = side;
        this.messages = messages;
    }

    Request request(ClientFrame.History frame) {
        int most = frame.limit().orElse(Integer.MAX_VALUE);
        Start start =
                frame.beforeId().isPresent() ? new BeforeId(frame.beforeId().getAsLong()) : new Newest();
        return new Request(true, 0, () -> start(start, most));
    }

    private CompletionStage<Runnable> start(Start start, int most) {
        return read(start, most)
                .handle((outcome, error) -> error == null
                        ? outcome.fold(
                                page -> messages.show(shown(page, most)),
                                unknown -> messages.tell(StatusTable.of(unknown)))
                        : messages.fail("history", error))
                .thenCompose(Function.identity());
    }

    private CompletionStage<ReadHistoryOutcome> read(Start start, int most) {
        ReadHistoryQuery query =
                new ReadHistoryQuery(side.user(), side.peer(), start, Math.min(most, ShownPage.MAX_MESSAGES));
        return Call.of(() -> readHistory.read(query));
    }

    private ShownPage shown(ReadHistoryOutcome.Page page, int most) {
        int left = most == Integer.MAX_VALUE ? most : most - page.messages().size();
        Optional<ReadHistoryQuery> next = page.next().filter(query -> left > 0);
        return new ShownPage(page.messages(), next.map(query -> () -> readOn(query.start(), left)));
    }

    private CompletionStage<ShownPage> readOn(Start start, int most) {
        return read(start, most)
                .thenApply(outcome -> outcome.fold(page -> shown(page, most), unknown -> {
                    throw new IllegalStateException("message " + unknown.id() + " vanished between two pages");
                }));
    }
}
