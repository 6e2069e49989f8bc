package org.wschat.adapter.websocket.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.wschat.adapter.websocket.http.PingRoute;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.session.Outbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketHandler;

/** A listener on a free port whose sockets, on {@code /echo}, send back what they get and note what happens. */
final class EchoListener implements AutoCloseable {

    static final int FRAME_BYTES = 70_000;
    static final int OUTBOUND_BYTES = 1 << 20;
    static final Set<String> ORIGINS = Set.of("https://chat.example");
    static final Duration LONG = Duration.ofSeconds(60);

    final BlockingQueue<Echo> opened = new LinkedBlockingQueue<>();
    final ChatListener listener;
    private final Optional<SocketAcceptor.Heartbeat> heartbeat;

    private EchoListener(Timeouts timeouts, Duration drain, Set<String> origins) {
        this(timeouts, drain, origins, List.of(PingRoute.create()));
    }

    private EchoListener(Timeouts timeouts, Duration drain, Set<String> origins, List<Route> routes) {
        this(timeouts, drain, origins, routes, Optional.empty(), System::nanoTime);
    }

    private EchoListener(
            Timeouts timeouts,
            Duration drain,
            Set<String> origins,
            List<Route> routes,
            Optional<SocketAcceptor.Heartbeat> heartbeat,
            LongSupplier nanos) {
        this.heartbeat = heartbeat;
        WebSocketServerSettings settings = new WebSocketServerSettings(
                "127.0.0.1", 0, origins, Set.of("127.0.0.1"), FRAME_BYTES, OUTBOUND_BYTES, timeouts.request(), drain);
        listener = new ChatListener(settings, Map.of("/echo", new EchoAcceptor()), routes, timeouts, nanos);
        listener.start();
    }

    /** One that sees whether clients are still there, by a time that comes in. */
    static EchoListener beating(SocketAcceptor.Heartbeat heartbeat, LongSupplier nanos) {
        Duration years = Duration.ofDays(9999);
        return new EchoListener(
                new Timeouts(years, years, years, years, years),
                LONG,
                ORIGINS,
                List.of(),
                Optional.of(heartbeat),
                nanos);
    }

    static EchoListener patient() {
        return with(new Timeouts(LONG, LONG, LONG, LONG, LONG));
    }

    static EchoListener withRoutes(List<Route> routes) {
        return new EchoListener(new Timeouts(LONG, LONG, LONG, LONG, LONG), LONG, ORIGINS, routes);
    }

    static EchoListener withRoutes(List<Route> routes, Timeouts timeouts) {
        return new EchoListener(timeouts, LONG, ORIGINS, routes);
    }

    static EchoListener with(Timeouts timeouts) {
        return new EchoListener(timeouts, LONG, ORIGINS);
    }

    static EchoListener withoutOrigins() {
        return new EchoListener(new Timeouts(LONG, LONG, LONG, LONG, LONG), LONG, Set.of());
    }

    static EchoListener draining(Duration drain) {
        return new EchoListener(new Timeouts(LONG, LONG, LONG, LONG, LONG), drain, ORIGINS);
    }

    int port() {
        return listener.port();
    }

    RawSocket open() throws Exception {
        return RawSocket.open(port(), "/echo");
    }

    /** Gives the server's side of the socket opened first, of those not yet asked for; ask before you open another. */
    Echo nextOpened() throws InterruptedException {
        Echo echo = opened.poll(RawSocket.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (echo == null) {
            throw new AssertionError("no socket was opened");
        }
        return echo;
    }

    /** The decision that is not there yet; whoever asks for it gives it. */
    final BlockingQueue<CompletableFuture<SocketAcceptor.Decision>> undecided = new LinkedBlockingQueue<>();

    private final class EchoAcceptor implements SocketAcceptor {

        @Override
        public CompletionStage<Decision> decide(Request request) {
            if (request.query().containsKey("wait")) {
                CompletableFuture<Decision> later = new CompletableFuture<>();
                undecided.add(later);
                return later.thenApply(nothing -> EchoListener.this.decide(request));
            }
            return CompletableFuture.completedStage(EchoListener.this.decide(request));
        }

        @Override
        public Optional<Heartbeat> heartbeat() {
            return heartbeat;
        }

        @Override
        public String subprotocol() {
            return "echo.v1";
        }
    }

    private SocketAcceptor.Decision decide(SocketAcceptor.Request request) {
        if (request.query().containsKey("refuse")) {
            return new SocketAcceptor.Refused(400, "invalid_parameter", "refuse: must not be there");
        }
        if (request.query().containsKey("break")) {
            throw new IllegalStateException("broken on purpose");
        }
        return new SocketAcceptor.Accepted(out -> {
            Echo echo = new Echo(out, request);
            opened.add(echo);
            return echo;
        });
    }

    @Override
    public void close() {
        listener.close();
    }

    /** The server's side of one socket. */
    static final class Echo implements SocketHandler {

        final Outbound out;
        final SocketAcceptor.Request request;
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        private Echo(Outbound out, SocketAcceptor.Request request) {
            this.out = out;
            this.request = request;
        }

        String nextEvent() throws InterruptedException {
            return String.valueOf(events.poll(RawSocket.PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        }

        @Override
        public void onText(String text) {
            events.add("text " + text.length());
            if (text.equals("break")) {
                throw new IllegalStateException("broken on purpose");
            }
            out.send(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void onBinary(byte[] bytes) {
            events.add("binary " + bytes.length);
            out.send(bytes);
        }

        @Override
        public void onClosed() {
            events.add("closed");
        }
    }
}
