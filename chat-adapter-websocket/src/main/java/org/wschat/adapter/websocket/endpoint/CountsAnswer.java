package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.frame.ServerFrames;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.application.port.inbound.CountUnreadQuery;
import org.wschat.application.port.inbound.CountUnreadUseCase;

/** Carries out type 4. */
final class CountsAnswer {

    private final CountUnreadUseCase countUnread;
    private final ConversationSide side;
    private final ConnectedSocket socket;

    CountsAnswer(CountUnreadUseCase countUnread, ConversationSide side, ConnectedSocket socket) {
        this.countUnread = countUnread;
        this.side = side;
        this.socket = socket;
    }

    Request request() {
        return new Request(true, 0, this::start);
    }

    private CompletionStage<Runnable> start() {
        return Call.of(() -> countUnread.count(new CountUnreadQuery(side.user())))
                .handle((summary, error) -> {
                    if (error != null) {
                        Call.logFailure("unread counts", error);
                        return () -> socket.answer(StatusTable.of(error).frame());
                    }
                    return () -> socket.answer(ServerFrames.counts(summary.total(), summary.counts()));
                });
    }
}
