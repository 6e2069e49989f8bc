package org.wschat.adapter.websocket.endpoint;

import java.util.Optional;
import org.wschat.adapter.websocket.frame.ClientFrame;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.ConversationSide;

/** Turns the frames of one socket into requests; a frame that is not answered gives none. */
final class Requests implements ClientFrame.Cases<Optional<Request>> {

    private final ConnectedSocket socket;
    private final SendAnswer send;
    private final HistoryAnswer history;
    private final UnreadAnswer unread;
    private final CountsAnswer counts;

    Requests(UseCases useCases, ConversationSide side, ConnectedSocket socket) {
        MessagesAnswer messages = new MessagesAnswer(useCases.markRead(), side, socket);
        this.socket = socket;
        this.send = new SendAnswer(useCases.sendMessage(), side, socket);
        this.history = new HistoryAnswer(useCases.readHistory(), side, messages);
        this.unread = new UnreadAnswer(useCases.readUnread(), side, messages);
        this.counts = new CountsAnswer(useCases.countUnread(), side, socket);
    }

    @Override
    public Optional<Request> send(ClientFrame.Send frame) {
        return Optional.of(send.request(frame.text()));
    }

    @Override
    public Optional<Request> history(ClientFrame.History frame) {
        return Optional.of(history.request(frame));
    }

    @Override
    public Optional<Request> unread() {
        return Optional.of(unread.request());
    }

    @Override
    public Optional<Request> counts() {
        return Optional.of(counts.request());
    }

    @Override
    public Optional<Request> ignored() {
        return Optional.empty();
    }

    @Override
    public Optional<Request> invalid(ClientFrame.Invalid frame) {
        return told(StatusTable.of(frame));
    }

    @Override
    public Optional<Request> unacceptable(ClientFrame.Unacceptable frame) {
        return told(StatusTable.of(frame));
    }

    private Optional<Request> told(Status status) {
        return Optional.of(Request.answered(() -> socket.answer(status.frame())));
    }
}
