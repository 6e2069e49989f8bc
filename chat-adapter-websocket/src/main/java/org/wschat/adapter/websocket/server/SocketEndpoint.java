package org.wschat.adapter.websocket.server;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.security.Principal;

/**
 * Hands what Tyrus has decoded to the {@link OpenSocket} that the session was opened for. Public, for Tyrus makes it by
 * reflection; of no use to others.
 *
 * <p>Partial handlers, because Tyrus then skips the search for decoders that it does for each whole message.
 */
public final class SocketEndpoint extends Endpoint {

    /** For Tyrus. */
    public SocketEndpoint() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        OpenSocket socket = socketOf(session);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) socket::text);
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) socket::binary);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        socketOf(session).closed();
    }

    @Override
    public void onError(Session session, Throwable failure) {
        socketOf(session).failed(failure);
    }

    private static OpenSocket socketOf(Session session) {
        return ((Behind) session.getUserPrincipal()).socket();
    }

    /** Who is behind a session, as Tyrus lets us pass it from the handshake. */
    record Behind(OpenSocket socket) implements Principal {

        @Override
        public String getName() {
            return "socket";
        }
    }
}
