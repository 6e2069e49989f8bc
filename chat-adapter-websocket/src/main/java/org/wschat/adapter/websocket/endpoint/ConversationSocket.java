package org.wschat.adapter.websocket.endpoint;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.wschat.adapter.websocket.frame.ClientFrame;
import org.wschat.adapter.websocket.frame.ClientFrames;
import org.wschat.adapter.websocket.session.ConnectedSocket;
import org.wschat.adapter.websocket.session.SocketHandler;

/**
 * One open socket of the original protocol: reads its frames and has them answered in order, and reads no more while too
 * many wait. Requests that were taken are answered before it closes.
 */
final class ConversationSocket implements SocketHandler {

    private static final int GOING_AWAY = 1001;
    private static final int POLICY_VIOLATION = 1008;
    private static final int SESSION_ENDED = 4401;

    private final ConnectedSocket socket;
    private final Requests requests;
    private final InvalidFrameLimit invalidFrames;
    private final Consumer<ConversationSocket> unregister;
    private final RequestSequence sequence;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Runnable sessionEnded = this::endSession;

    ConversationSocket(
            ConnectedSocket socket,
            Requests requests,
            InvalidFrameLimit invalidFrames,
            Consumer<ConversationSocket> unregister) {
        this.socket = socket;
        this.requests = requests;
        this.sequence = new RequestSequence(socket::pauseReading, socket::resumeReading);
        this.invalidFrames = invalidFrames;
        this.unregister = unregister;
    }

    @Override
    public void onText(String text) {
        if (!closing.get()) {
            take(ClientFrames.parse(text));
        }
    }

    @Override
    public void onBinary(byte[] bytes) {
        if (!closing.get()) {
            take(ClientFrames.parse(bytes));
        }
    }

    @Override
    public void onClosed() {
        closing.set(true);
        unregister.accept(this);
        closed.complete(null);
    }

    /** Takes no more requests, and closes when those that were taken are answered; completes when the socket is gone. */
    CompletionStage<Void> drain() {
        closeWhenAnswered(GOING_AWAY, "server stopping");
        return closed;
    }

    /** Closes now, whatever is under way. */
    void closeNow() {
        closing.set(true);
        socket.close(GOING_AWAY, "server stopping");
    }

    /** {@return always the same, which closes because the user may no longer be connected} */
    Runnable sessionEnded() {
        return sessionEnded;
    }

    private void endSession() {
        closing.set(true);
        sequence.abandon();
        socket.closeNow(SESSION_ENDED, "session ended");
    }

    private void take(ClientFrame frame) {
        Optional<Request> request = frame.fold(requests);
        request.ifPresent(sequence::submit);
        if (frame instanceof ClientFrame.Invalid && invalidFrames.reachedByOneMore()) {
            closeWhenAnswered(POLICY_VIOLATION, "too many invalid frames");
        }
    }

    private void closeWhenAnswered(int code, String reason) {
        if (closing.compareAndSet(false, true)) {
            sequence.finish().thenRun(() -> socket.close(code, reason));
        }
    }
}
