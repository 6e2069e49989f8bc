package org.wschat.adapter.websocket;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.device.DeviceEndpoint;
import org.wschat.adapter.websocket.device.DeviceSettings;
import org.wschat.adapter.websocket.device.DeviceUseCases;
import org.wschat.adapter.websocket.device.Presence;
import org.wschat.adapter.websocket.endpoint.ConversationEndpoint;
import org.wschat.adapter.websocket.endpoint.UseCases;
import org.wschat.adapter.websocket.http.AccountRoutes;
import org.wschat.adapter.websocket.http.HealthRoutes;
import org.wschat.adapter.websocket.http.PingRoute;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.server.ListenerLoad;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.adapter.websocket.session.ConnectedDevices;
import org.wschat.adapter.websocket.session.ConnectedSockets;
import org.wschat.adapter.websocket.session.OpenIdentities;
import org.wschat.adapter.websocket.session.SyncPoints;
import org.wschat.adapter.websocket.session.WebSocketMessageDelivery;
import org.wschat.application.AccountApplication;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.RequestLimiter;
import org.wschat.application.port.outbound.SessionEnds;

/**
 * The door of this adapter. The application needs {@link #delivery} to be made, and the server needs the application to
 * start: so make the server, then the application, then {@link #start}. Started and closed once, from any thread.
 */
public final class WebSocketServer implements AutoCloseable {

    private final WebSocketServerSettings settings;
    private final Listener.Opener opener;
    private final OpenIdentities identities = new OpenIdentities();
    private final SyncPoints points = new SyncPoints();
    private final Presence presence = new Presence(System::nanoTime, Clock.systemUTC());
    private final ConnectedSockets connected = new ConnectedSockets(presence);
    private final ConnectedDevices devices = new ConnectedDevices(presence);
    private final WebSocketMessageDelivery delivery = new WebSocketMessageDelivery(connected, devices, points);
    private volatile @Nullable Started started;
    private volatile boolean stopped;

    WebSocketServer(WebSocketServerSettings settings, Listener.Opener opener) {
        this.settings = settings;
        this.opener = opener;
    }

    /**
     * Makes a server that does not listen yet.
     *
     * @param settings what it must know
     * @return the server
     */
    public static WebSocketServer create(WebSocketServerSettings settings) {
        return new WebSocketServer(settings, NetworkedListener::open);
    }

    /** {@return the port through which the application reaches who is connected; useful before the start, too} */
    public MessageDelivery delivery() {
        return delivery;
    }

    /** {@return the port through which those are disconnected whose sessions have ended; useful before the start, too} */
    public SessionEnds sessionEnds() {
        return identities;
    }

    /**
     * Starts to serve, without accounts.
     *
     * @param application carries out what clients ask for
     * @throws IllegalStateException if it was started before
     */
    public void start(ChatApplication application) {
        serve(application, List.of(), RequestLimiter.NONE);
    }

    /**
     * Starts to serve, without accounts.
     *
     * @param application carries out what clients ask for
     * @param limiter bounds how often may be asked on sockets of the second protocol
     * @throws IllegalStateException if it was started before
     */
    public void start(ChatApplication application, RequestLimiter limiter) {
        serve(application, List.of(), limiter);
    }

    /**
     * Starts to serve.
     *
     * @param application carries out what clients ask for on sockets
     * @param accounts carries out what they ask for about accounts
     * @throws IllegalStateException if it was started before
     */
    public void start(ChatApplication application, AccountApplication accounts) {
        start(application, accounts, List.of());
    }

    /**
     * Starts to serve.
     *
     * @param application carries out what clients ask for on sockets
     * @param accounts carries out what they ask for about accounts
     * @param more answer plain HTTP, beside the routes of this adapter; a method and a path at most once
     * @throws IllegalStateException if it was started before
     */
    public void start(ChatApplication application, AccountApplication accounts, List<Route> more) {
        start(application, accounts, more, RequestLimiter.NONE);
    }

    /**
     * Starts to serve.
     *
     * @param application carries out what clients ask for on sockets
     * @param accounts carries out what they ask for about accounts
     * @param more answer plain HTTP, beside the routes of this adapter; a method and a path at most once
     * @param limiter bounds how often may be asked on sockets of the second protocol
     * @throws IllegalStateException if it was started before
     */
    public void start(
            ChatApplication application, AccountApplication accounts, List<Route> more, RequestLimiter limiter) {
        List<Route> routes = new ArrayList<>(AccountRoutes.create(accounts));
        routes.addAll(more);
        serve(application, routes, limiter);
    }

    private void serve(ChatApplication application, List<Route> more, RequestLimiter limiter) {
        if (started != null) {
            throw new IllegalStateException("the server was started before (expected: once)");
        }
        points.ask(application.syncCursor());
        ConversationEndpoint endpoint = new ConversationEndpoint(
                connected,
                identities,
                UseCases.of(application).sendingBy(points.during(application.sendMessage())),
                System::nanoTime);
        presence.noteAt(application.noteSeen(), application.findLastSeen());
        DeviceEndpoint second = new DeviceEndpoint(
                new DeviceEndpoint.Connections(devices, identities, points, presence),
                DeviceUseCases.of(application, points),
                limiter,
                DeviceSettings.of(settings.frameBytes(), settings.outboundBytes(), settings.userSockets()),
                Clock.systemUTC(),
                System::nanoTime);
        List<Route> routes = routes(application, more);
        started = new Started(
                opener.open(settings, Map.of(ConversationEndpoint.PATH, endpoint, DeviceEndpoint.PATH, second), routes),
                routes,
                endpoint,
                second,
                checks(endpoint, second));
    }

    /** Hears within 30 s of sessions that ended by themselves, or on another server, and of names taken there. */
    private ScheduledExecutorService checks(ConversationEndpoint endpoint, DeviceEndpoint second) {
        ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "chat-sessions");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = checks.scheduleAtFixedRate(endpoint::checkNextPart, 1, 1, TimeUnit.SECONDS);
        unused = checks.scheduleAtFixedRate(second::checkNextPart, 1, 1, TimeUnit.SECONDS);
        unused = checks.scheduleAtFixedRate(presence::sweep, 1, 1, TimeUnit.SECONDS);
        return checks;
    }

    private List<Route> routes(ChatApplication application, List<Route> more) {
        List<Route> routes = new ArrayList<>(more);
        routes.addAll(HealthRoutes.create(application.checkReadiness(), () -> stopped));
        routes.add(PingRoute.create());
        return List.copyOf(routes);
    }

    /** {@return what is served over plain HTTP; nothing before the start} */
    public List<Route> routes() {
        Started running = started;
        return running == null ? List.of() : running.routes();
    }

    /**
     * Counts what is open. Looks at every connection: for those who ask now and then.
     *
     * @return the counts; nothing before the start
     */
    public ListenerLoad load() {
        Started running = started;
        return running == null ? ListenerLoad.NONE : running.listener().load();
    }

    /**
     * Tells the port.
     *
     * @return the TCP port it listens on
     * @throws IllegalStateException if it was not started
     */
    public int port() {
        Started running = started;
        if (running == null) {
            throw new IllegalStateException("the server was not started (expected: start before port)");
        }
        return running.listener().port();
    }

    /**
     * Stops, and blocks meanwhile, for the drain timeout at most: takes no more sockets, lets the requests under way
     * finish, closes the sockets with 1001. After half of the time they are closed whatever is under way. Does nothing if the server was not started, or is stopped.
     */
    @Override
    public void close() {
        Started running = started;
        if (running == null || stopped) {
            return;
        }
        stopped = true;
        running.listener().stopAccepting();
        Duration half = settings.drainTimeout().dividedBy(2);
        CompletionStage<Void> drained = running.drain();
        if (!endsWithin(half, drained)) {
            running.closeAll();
            endsWithin(half, drained);
        }
        running.listener().close();
        running.checks().shutdownNow();
    }

    private static boolean endsWithin(Duration time, CompletionStage<Void> stage) {
        try {
            stage.toCompletableFuture().get(time.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever stops us is in a hurry
            return false;
        }
    }

    private record Started(
            Listener listener,
            List<Route> routes,
            ConversationEndpoint first,
            DeviceEndpoint second,
            ScheduledExecutorService checks) {

        CompletionStage<Void> drain() {
            return CompletableFuture.allOf(
                    first.drain().toCompletableFuture(), second.drain().toCompletableFuture());
        }

        void closeAll() {
            first.closeAll();
            second.closeAll();
        }
    }
}
