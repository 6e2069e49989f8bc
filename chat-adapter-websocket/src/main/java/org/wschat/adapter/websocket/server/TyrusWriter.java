package org.wschat.adapter.websocket.server;

import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.wschat.adapter.websocket.session.OutboundQueue;

/** Takes what Tyrus itself writes, which is control frames only: pongs, and the close frame of its side. */
final class TyrusWriter extends Writer {

    private final OutboundQueue queue;

    TyrusWriter(OutboundQueue queue) {
        this.queue = queue;
    }

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion) {
        byte[] frame = new byte[buffer.remaining()];
        buffer.get(frame);
        queue.control(frame);
        completion.completed(buffer);
    }

    @Override
    public void close() {
        queue.finish();
    }
}
