package org.wschat.bootstrap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.security.BucketRequestLimiter;
import org.wschat.adapter.security.RequestLimits;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.http.AddressList;
import org.wschat.adapter.websocket.http.MetricsRoute;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.RequestLimiter;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.metrics.Metrics;

/** The chat server, whole: the store, the application, and the listener, joined and running. */
public final class ChatServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatServer.class);

    private final OpenStore store;
    private final Accounts accounts;
    private final WebSocketServer sockets;
    private final Metrics metrics;

    private ChatServer(OpenStore store, Accounts accounts, WebSocketServer sockets, Metrics metrics) {
        this.store = store;
        this.accounts = accounts;
        this.sockets = sockets;
        this.metrics = metrics;
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
            Metrics metrics = Metrics.start();
            WebSocketServer sockets = WebSocketServer.create(settings(config));
            Accounts accounts = Accounts.on(
                    store.ports(), sockets.sessionEnds(), config.auth().sessionLifetime(), clock, metrics::counting);
            ChatServer server = new ChatServer(store, accounts, sockets, metrics);
            try {
                server.start(config, clock);
                accounts.lookAfter();
            } catch (RuntimeException e) {
                accounts.close();
                metrics.close();
                throw e;
            }
            return server;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void start(ChatConfig config, Clock clock) {
        metrics.showStore(store.ports()::load);
        metrics.showListener(sockets::load);
        Admission admission = new Admission(
                metrics.counting(accounts.application().authenticator()),
                accounts.registry(),
                GuestAdmission.of(config));
        sockets.start(
                ChatApplication.of(
                        new ChatPorts(
                                metrics.counting(store.ports().messages()),
                                store.ports().inbox(),
                                store.ports().lastSeen(),
                                sockets.delivery(),
                                admission),
                        config.limits().rules(),
                        clock),
                accounts.application(),
                routes(config),
                requestLimiter(config));
    }

    private List<Route> routes(ChatConfig config) {
        List<Route> routes = new ArrayList<>(DocumentRoutes.all());
        routes.add(MetricsRoute.create(new AddressList("metrics_from", config.metricsFrom()), metrics::scrape));
        return routes;
    }

    private static RequestLimiter requestLimiter(ChatConfig config) {
        boolean limited = switch (config.limits().rates()) {
            case AUTO -> GuestAdmission.strangersMayCome(config);
            case ON -> true;
            case OFF -> false;
        };
        return limited ? new BucketRequestLimiter(RequestLimits.defaults()) : RequestLimiter.NONE;
    }

    private static WebSocketServerSettings settings(ChatConfig config) {
        return new WebSocketServerSettings(
                config.server().address(),
                config.server().port(),
                config.origins(),
                config.auth().trustedProxies(),
                config.limits().frameBytes(),
                config.limits().outboundBytes(),
                config.limits().userSockets(),
                config.limits().handshakeTimeout(),
                config.limits().drainTimeout());
    }

    /** {@return what it serves over plain HTTP} */
    List<Route> routes() {
        return sockets.routes();
    }

    /** {@return the TCP port it listens on} */
    public int port() {
        return sockets.port();
    }

    /** Stops in order: no new sockets, what is under way is finished, the sockets are closed, then the store. */
    @Override
    public void close() {
        try (metrics;
                store;
                accounts) {
            sockets.close();
        }
    }
}
