package org.wschat.adapter.websocket.endpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.adapter.websocket.session.Outbound.Piece;
import org.wschat.adapter.websocket.session.Outbound.TextSource;
import org.wschat.application.port.inbound.MarkReadUseCase;
import org.wschat.domain.message.ReadMark;

/**
 * Answers with messages, however many, holding one page of them; once the whole answer is written, what it showed is
 * marked as read. Needs to run alone on its socket.
 */
final class MessagesAnswer {

    private final MarkReadUseCase markRead;
    private final ConversationSide side;
    private final ConnectedSocket socket;

    MessagesAnswer(MarkReadUseCase markRead, ConversationSide side, ConnectedSocket socket) {
        this.markRead = markRead;
        this.side = side;
        this.socket = socket;
    }

    /** Shows this page and those after it; completes when the mark is committed, or will not be. */
    CompletionStage<Runnable> show(ShownPage first) {
        if (first.messages().isEmpty()) {
            return tell(StatusTable.NOTHING_TO_SHOW);
        }
        ShownRange shown = new ShownRange(side);
        ShownText text = new ShownText(first, shown);
        Piece start = text.nextOfPage();
        CompletionStage<Boolean> written =
                start.last() ? socket.answer(start.utf8()) : socket.answer(startingWith(start, text));
        return written.thenCompose(all -> all ? mark(shown) : done());
    }

    /** Tells a status in place of messages. */
    CompletionStage<Runnable> tell(Status status) {
        return CompletableFuture.completedStage(() -> socket.answer(status.frame()));
    }

    /** Tells that the first page could not be read. */
    CompletionStage<Runnable> fail(String request, Throwable error) {
        Call.logFailure(request, error);
        return tell(StatusTable.of(error));
    }

    private CompletionStage<Runnable> mark(ShownRange shown) {
        Optional<ReadMark> mark = shown.mark();
        if (mark.isEmpty()) {
            return done();
        }
        return Call.of(() -> markRead.mark(mark.get())).handle((marked, error) -> {
            if (error != null) {
                Call.logFailure("mark as read", error); // stays unread, and is shown again
            }
            return MessagesAnswer::nothingLeft;
        });
    }

    private static CompletionStage<Runnable> done() {
        return CompletableFuture.completedStage(MessagesAnswer::nothingLeft);
    }

    /** The answer is out already. */
    private static void nothingLeft() {}

    private static TextSource startingWith(Piece start, TextSource rest) {
        return new TextSource() {
            private boolean started;

            @Override
            public CompletionStage<Piece> next() {
                if (started) {
                    return rest.next();
                }
                started = true;
                return CompletableFuture.completedStage(start);
            }
        };
    }
}
