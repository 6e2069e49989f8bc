package org.wschat.bootstrap;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.domain.message.FirstContactRule;

/** The chat server, whole: the store, the application, and the listener, joined and running. */
public final class ChatServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    private final OpenStore store;
    private final Accounts accounts;
    private final WebSocketServer sockets;

    private ChatServer(OpenStore store, Accounts accounts, WebSocketServer sockets) {
        this.store = store;
        this.accounts = accounts;
        this.sockets = sockets;
    }

    /**
     * Starts a server. If any part of it cannot start, the parts before it are closed again.
     *
     * @param config what it needs to know
     * @return the server, which takes sockets
     * @throws org.wschat.application.port.outbound.MessageStoreException if the store cannot be opened
     * @throws org.wschat.adapter.websocket.server.CannotListenException if the address or port cannot be listened on
     */
    public static ChatServer start(ChatConfig config) {
        Clock clock = Clock.systemUTC();
        OpenStore store = OpenStore.of(config.storage());
        try {
            LOG.info("store: {}", store.name());
            WebSocketServer sockets = WebSocketServer.create(settings(config));
            Accounts accounts = Accounts.on(
                    store.ports(), sockets.sessionEnds(), config.auth().sessionLifetime(), clock);
            try {
                start(sockets, store, accounts, config, clock);
                accounts.lookAfter();
            } catch (RuntimeException e) {
                accounts.close();
                throw e;
            }
            return new ChatServer(store, accounts, sockets);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static void start(
            WebSocketServer sockets, OpenStore store, Accounts accounts, ChatConfig config, Clock clock) {
        FirstContactRule rule = new FirstContactRule(config.limits().firstContact());
        Admission admission =
                new Admission(accounts.application().authenticator(), accounts.registry(), GuestAdmission.of(config));
        sockets.start(
                ChatApplication.of(store.ports().messages(), sockets.delivery(), clock, rule, admission),
                accounts.application());
    }

    private static WebSocketServerSettings settings(ChatConfig config) {
        return new WebSocketServerSettings(
                config.server().address(),
                config.server().port(),
                config.origins(),
                config.auth().trustedProxies(),
                config.limits().frameBytes(),
                config.limits().outboundBytes(),
                config.limits().handshakeTimeout(),
                config.limits().drainTimeout());
    }

    /** {@return the TCP port it listens on} */
    public int port() {
        return sockets.port();
    }

    /** Stops in order: no new sockets, what is under way is finished, the sockets are closed, then the store. */
    @Override
    public void close() {
        try (store;
                accounts) {
            sockets.close();
        }
    }
}
