package org.wschat.adapter.websocket.server;

import java.net.SocketAddress;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.Writer;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.NIOTransport;
import org.wschat.adapter.websocket.session.SocketTransport;

/** Writes the bytes of an open socket straight to its connection, past all filters. */
final class GrizzlyTransport implements SocketTransport {

    private final Peer peer;
    private final Connection<SocketAddress> connection;
    private final Writer<SocketAddress> writer;
    private final MemoryManager<?> memory;

    @SuppressWarnings("unchecked")
    GrizzlyTransport(Peer peer) {
        this.peer = peer;
        this.connection = (Connection<SocketAddress>) peer.connection();
        NIOTransport transport = (NIOTransport) ((NIOConnection) peer.connection()).getTransport();
        this.writer = (Writer<SocketAddress>) transport.getWriter(false);
        this.memory = transport.getMemoryManager();
    }

    @Override
    public void write(byte[] frames, WriteOutcome over) {
        writer.write(connection, Buffers.wrap(memory, frames), new EmptyCompletionHandler<>() {
            @Override
            public void completed(WriteResult<WritableMessage, SocketAddress> result) {
                over.written();
            }

            @Override
            public void failed(Throwable failure) {
                over.failed();
            }

            @Override
            public void cancelled() {
                over.failed();
            }
        });
    }

    @Override
    public void pauseReading() {
        peer.reading().pause();
    }

    @Override
    public void resumeReading() {
        peer.reading().resume();
    }

    @Override
    public void awaitClose() {
        peer.awaitClose();
    }

    @Override
    public void finish() {
        peer.finish();
    }

    @Override
    public void terminate(String why) {
        peer.terminate(why);
    }
}
