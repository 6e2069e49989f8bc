package org.wschat.adapter.websocket.server;

import java.nio.ByteBuffer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.ByteBufferArray;

/** Sees every byte first: those of open sockets go to the socket, past all HTTP; those that do not count go nowhere. */
final class ConnectionFilter extends BaseFilter {

    private final Connections connections;

    ConnectionFilter(Connections connections) {
        this.connections = connections;
    }

    @Override
    public NextAction handleAccept(FilterChainContext ctx) {
        connections.accepted(ctx.getConnection());
        return ctx.getInvokeAction();
    }

    @Override
    public NextAction handleRead(FilterChainContext ctx) {
        Peer peer = Connections.peerOf(ctx.getConnection());
        if (peer == null) {
            return ctx.getStopAction();
        }
        OpenSocket socket = peer.socket();
        if (!peer.isDeaf() && socket == null) {
            return ctx.getInvokeAction();
        }
        Buffer buffer = ctx.getMessage();
        if (!peer.isDeaf() && socket != null) {
            feed(buffer, peer, socket);
        }
        buffer.tryDispose();
        return ctx.getStopAction();
    }

    /** Gives the socket all bytes of a buffer, and then stops reading if the socket wants no more for now. */
    static void feed(Buffer buffer, Peer peer, OpenSocket socket) {
        if (buffer.isComposite()) {
            feedParts(buffer, socket);
        } else {
            socket.read(buffer.toByteBuffer());
        }
        peer.reading().readHandled();
    }

    private static void feedParts(Buffer buffer, OpenSocket socket) {
        ByteBufferArray parts = buffer.toByteBufferArray();
        ByteBuffer[] array = parts.getArray();
        for (int i = 0; i < parts.size(); i++) {
            socket.read(array[i]);
        }
        parts.restore();
        parts.recycle();
    }
}
