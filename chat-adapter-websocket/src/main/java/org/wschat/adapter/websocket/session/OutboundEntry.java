package org.wschat.adapter.websocket.session;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Something that waits in an {@link OutboundQueue}; it is itself the completion that the caller waits for. */
final class OutboundEntry extends CompletableFuture<Boolean> {

    /** What a waiting stream counts, so that streams cannot wait without bound. */
    private static final int STREAM_BYTES = 1024;

    private static final byte[] NOTHING = {};

    enum Kind {
        TEXT,
        STREAM,
        CLOSE
    }

    final Kind kind;
    private byte[] payload;
    final Outbound.@Nullable TextSource source;
    final int bytes;

    private OutboundEntry(Kind kind, byte[] payload, Outbound.@Nullable TextSource source, int bytes) {
        this.kind = kind;
        this.payload = payload;
        this.source = source;
        this.bytes = bytes;
    }

    static OutboundEntry text(byte[] utf8) {
        return new OutboundEntry(Kind.TEXT, utf8, null, ServerFrame.size(utf8.length));
    }

    static OutboundEntry stream(Outbound.TextSource source) {
        return new OutboundEntry(Kind.STREAM, NOTHING, source, STREAM_BYTES);
    }

    static OutboundEntry close(byte[] frame) {
        return new OutboundEntry(Kind.CLOSE, frame, null, frame.length);
    }

    /** Appends the frame of a text or a close, which has as many bytes as the entry counts. */
    void put(ByteBuffer to) {
        if (kind == Kind.CLOSE) {
            to.put(payload);
        } else {
            ServerFrame.put(to, ServerFrame.TEXT, true, payload);
        }
    }

    /** Ends the waiting. Whoever keeps the completion does not keep the bytes. */
    void end(boolean written) {
        payload = NOTHING;
        complete(written);
    }
}
