package org.wschat.adapter.websocket.session;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.Outbound.Piece;

/** The stream that is being sent: one piece is asked for, arrives, becomes a frame, and only then the next. */
final class OutboundStream {

    private final OutboundEntry entry;
    private @Nullable Piece piece;
    private boolean asked;
    private boolean begun;
    private boolean complete;

    OutboundStream(OutboundEntry entry) {
        this.entry = entry;
    }

    OutboundEntry entry() {
        return entry;
    }

    /** Tells, once for each piece, whether it is time to {@link #ask} for it. */
    boolean claimAsking() {
        boolean claimed = !asked;
        asked = true;
        return claimed;
    }

    /** Asks for a piece; foreign code runs. Fails in one way only: through the stage. */
    CompletionStage<Piece> ask() {
        try {
            return requireNonNull(requireNonNull(entry.source).next());
        } catch (RuntimeException broken) {
            return CompletableFuture.failedStage(broken);
        }
    }

    /** Takes the piece that was asked for; gives how many bytes its frame has. */
    int arrived(Piece next) {
        piece = next;
        return ServerFrame.size(next.utf8().length);
    }

    /** Gives the frame of the piece that is there; null if none is. */
    byte @Nullable [] nextFrame() {
        Piece next = piece;
        if (next == null) {
            return null;
        }
        ByteBuffer frame = ByteBuffer.allocate(ServerFrame.size(next.utf8().length));
        ServerFrame.put(frame, begun ? ServerFrame.CONTINUATION : ServerFrame.TEXT, next.last(), next.utf8());
        piece = null;
        asked = false;
        begun = true;
        complete = next.last();
        return frame.array();
    }

    /** Tells whether the last frame was given. */
    boolean isComplete() {
        return complete;
    }
}
