package org.wschat.adapter.websocket;

import java.util.List;
import java.util.Map;
import org.wschat.adapter.websocket.http.PingRoute;
import org.wschat.adapter.websocket.server.ChatListener;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.adapter.websocket.session.SocketAcceptor;

/**
 * The listener that is on the network, as the door needs it.
 *
 * @param network the listener, started
 */
record NetworkedListener(ChatListener network) implements Listener {

    /** Opens one; see {@link Listener.Opener}. */
    static Listener open(WebSocketServerSettings settings, Map<String, SocketAcceptor> acceptors) {
        ChatListener network = new ChatListener(settings, acceptors, List.of(PingRoute.create()));
        network.start();
        return new NetworkedListener(network);
    }

    @Override
    public int port() {
        return network.port();
    }

    @Override
    public void stopAccepting() {
        network.stopAccepting();
    }

    @Override
    public void close() {
        network.close();
    }
}
