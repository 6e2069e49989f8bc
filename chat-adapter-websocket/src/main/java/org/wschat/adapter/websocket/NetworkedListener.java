package org.wschat.adapter.websocket;

import java.util.List;
import java.util.Map;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.server.ChatListener;
import org.wschat.adapter.websocket.server.ListenerLoad;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.adapter.websocket.session.SocketAcceptor;

/**
 * The listener that is on the network, as the door needs it.
 *
 * @param network the listener, started
 */
record NetworkedListener(ChatListener network) implements Listener {

    /** Opens one; see {@link Listener.Opener}. */
    static Listener open(WebSocketServerSettings settings, Map<String, SocketAcceptor> acceptors, List<Route> routes) {
        ChatListener network = new ChatListener(settings, acceptors, routes);
        network.start();
        return new NetworkedListener(network);
    }

    @Override
    public int port() {
        return network.port();
    }

    @Override
    public ListenerLoad load() {
        return network.load();
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
