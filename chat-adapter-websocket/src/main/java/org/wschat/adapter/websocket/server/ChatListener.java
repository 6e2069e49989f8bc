package org.wschat.adapter.websocket.server;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.BindException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.FileCacheFilter;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.websocket.http.ClientAddress;
import org.wschat.adapter.websocket.http.Origins;
import org.wschat.adapter.websocket.http.ProblemPages;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.http.RoutesHandler;
import org.wschat.adapter.websocket.session.OutboundQueue;
import org.wschat.adapter.websocket.session.SocketAcceptor;

/**
 * Listens on one port for HTTP and WebSocket.
 *
 * <p>Its life: {@link #start}; then, to stop, {@link #stopAccepting}, what the caller has under way, {@link
 * #closeSockets}, {@link #close}. {@link #close} alone ends everything at once. Sockets are served by the threads that
 * read the network; HTTP routes by a pool.
 */
public final class ChatListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatListener.class);
    private static final int READ_BYTES = 16 * 1024;
    private static final int HTTP_THREADS = 8;

    private final WebSocketServerSettings settings;
    private final Map<String, SocketAcceptor> acceptors;
    private final TyrusContainer tyrus;
    private final Connections connections;
    private final HandshakeFilter handshakes;
    private final NetworkListener listener;
    private final HttpServer server = new HttpServer();
    private final ExecutorService http = Executors.newFixedThreadPool(HTTP_THREADS, DaemonThreads.named("chat-http"));
    private final ExecutorService completions = Executors.newSingleThreadExecutor(DaemonThreads.named("chat-written"));

    /**
     * Makes a listener that does not listen yet.
     *
     * @param settings where to listen, and the limits
     * @param acceptors who decides about sockets, by path
     * @param routes what answers plain HTTP
     */
    public ChatListener(
            WebSocketServerSettings settings, Map<String, SocketAcceptor> acceptors, Collection<Route> routes) {
        this(settings, acceptors, routes, Timeouts.withRequest(settings.handshakeTimeout()), System::nanoTime);
    }

    ChatListener(
            WebSocketServerSettings settings,
            Map<String, SocketAcceptor> acceptors,
            Collection<Route> routes,
            Timeouts timeouts,
            LongSupplier nanos) {
        long begin = nanos.getAsLong();
        LongSupplier sinceBegin = () -> nanos.getAsLong() - begin;
        this.settings = settings;
        this.acceptors = Map.copyOf(acceptors);
        this.tyrus = new TyrusContainer(settings.frameBytes());
        this.connections = new Connections(timeouts, sinceBegin);
        ClientAddress addresses = new ClientAddress(settings.trustedProxies());
        Origins origins = new Origins(settings.origins());
        this.handshakes = new HandshakeFilter(
                acceptors,
                new HandshakeRules(origins),
                new Upgrader(
                        tyrus.getWebSocketEngine(),
                        settings.frameBytes(),
                        settings.outboundBytes(),
                        completions,
                        sinceBegin),
                addresses,
                http);
        this.listener = new NetworkListener("chat", settings.host(), settings.port());
        listener.registerAddOn((network, filters) -> setFilters(filters));
        server.addListener(listener);
        server.getServerConfiguration().setDefaultErrorPageGenerator(new ProblemPages());
        server.getServerConfiguration()
                .addHttpHandler(new RoutesHandler(routes, addresses, origins, http, new PeerProgress()), "/");
    }

    /**
     * Begins to listen.
     *
     * @throws CannotListenException if the port is taken, or the host is not one of this machine
     */
    public void start() {
        TCPNIOTransport transport = listener.getTransport();
        transport.setIOStrategy(SameThreadIOStrategy.getInstance());
        transport.setReadBufferSize(READ_BYTES);
        transport.setTcpNoDelay(true);
        transport.setKeepAlive(true);
        try {
            for (String path : acceptors.keySet()) {
                tyrus.register(ServerEndpointConfig.Builder.create(SocketEndpoint.class, path)
                        .build());
            }
            server.start();
        } catch (IOException | RuntimeException failure) {
            close();
            throw cannotListen(failure);
        } catch (DeploymentException wrongPath) {
            close();
            throw new IllegalArgumentException("acceptors: " + acceptors.keySet() + " (expected: paths)", wrongPath);
        }
        connections.startSweeping();
        LOG.debug("listening on {}:{}", settings.host(), port());
    }

    /**
     * Gives the port that is listened on.
     *
     * @return the port; once started never 0
     */
    public int port() {
        return listener.getPort();
    }

    /**
     * Counts what is open. Looks at every connection: for those who ask now and then.
     *
     * @return the counts
     */
    public ListenerLoad load() {
        return connections.load();
    }

    /** Closes the port: no new connections; a handshake on a connection that is there is answered 503. */
    public void stopAccepting() {
        handshakes.drain();
        listener.getTransport().unbindAll();
    }

    /**
     * Closes every socket behind what is queued on it, and waits until all are gone, at most as long as the settings
     * allow.
     *
     * @param code a close code that may be sent
     * @param reason for people, at most 123 bytes of UTF-8
     */
    public void closeSockets(int code, String reason) {
        for (Peer peer : connections.all()) {
            OpenSocket socket = peer.socket();
            if (socket != null) {
                OutboundQueue queue = socket.queue();
                queue.close(code, reason);
            }
        }
        try {
            connections.awaitNoSockets(settings.drainTimeout());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends whatever is left, at once, and all threads. */
    @Override
    public void close() {
        handshakes.drain();
        connections.terminateAll();
        server.shutdownNow();
        tyrus.shutdown();
        completions.shutdown();
        http.shutdownNow();
    }

    private void setFilters(FilterChainBuilder filters) {
        filters.remove(filters.indexOfType(IdleTimeoutFilter.class));
        filters.remove(filters.indexOfType(FileCacheFilter.class));
        int codec = filters.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class);
        filters.set(codec, new StrictHttpCodec());
        filters.add(codec + 1, handshakes);
        filters.add(codec, new ConnectionFilter(connections));
    }

    private CannotListenException cannotListen(Exception failure) {
        boolean taken = failure instanceof BindException
                && String.valueOf(failure.getMessage()).contains("in use");
        String message = taken
                ? "server.port: " + settings.port() + " is in use (expected: a free port)"
                : "server.address: " + settings.host() + " (expected: an address of this machine)";
        return new CannotListenException(message, failure);
    }
}
