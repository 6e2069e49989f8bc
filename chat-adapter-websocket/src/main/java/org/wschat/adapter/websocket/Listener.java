package org.wschat.adapter.websocket;

import java.util.List;
import java.util.Map;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.server.ListenerLoad;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.adapter.websocket.session.SocketAcceptor;

/** What the door needs of the listener below it. */
interface Listener extends AutoCloseable {

    /** {@return the TCP port it listens on} */
    int port();

    /** {@return what it has open} */
    ListenerLoad load();

    /** Takes no more connections, and leaves those that are open alone. */
    void stopAccepting();

    /** Cuts what is still open, and frees the port and all threads. */
    @Override
    void close();

    /** Opens listeners. */
    interface Opener {

        /**
         * Starts to listen.
         *
         * @param settings where and within which bounds
         * @param acceptors decide about sockets, by path
         * @param routes answer plain HTTP
         * @return the listener, ready for clients
         */
        Listener open(WebSocketServerSettings settings, Map<String, SocketAcceptor> acceptors, List<Route> routes);
    }
}
