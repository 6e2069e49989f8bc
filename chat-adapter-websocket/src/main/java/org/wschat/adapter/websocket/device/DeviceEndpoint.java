package org.wschat.adapter.websocket.device;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.device.frame.DeviceRequests;
import org.wschat.adapter.websocket.endpoint.AdmittedSockets;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.adapter.websocket.session.ConnectedDevices;
import org.wschat.adapter.websocket.session.OpenIdentities;
import org.wschat.adapter.websocket.session.Outbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.adapter.websocket.session.SyncPoints;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitQuery;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.RequestLimiter;
import org.wschat.application.port.outbound.RequestLimiter.Kind;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;

/**
 * The path of the second protocol: one socket for each device, for all conversations of its user. May be used from any
 * thread.
 */
public final class DeviceEndpoint implements SocketAcceptor {

    /** Where it is served. */
    public static final String PATH = "/ws/v2";

    /** Named to clients that offer it. */
    public static final String SUBPROTOCOL = "chat.v2";

    private static final String PARAMETER = "user";
    private static final int TOO_MANY_SOCKETS = 4409;
    private static final int LONGEST_RECONNECT_MILLIS = 5000;

    /** Answers to small requests may have a quarter of what may wait; live frames have half. */
    private static final int LOAD_SHARE = 4;

    private final ConnectedDevices connected;
    private final OpenIdentities identities;
    private final SyncPoints points;
    private final Presence presence;
    private final DeviceUseCases useCases;
    private final RequestLimiter limiter;
    private final DeviceSettings settings;
    private final Clock clock;
    private final LongSupplier ticker;
    private final DeviceRequests requests;
    private final TypingPace typing;
    private final AdmittedSockets<DeviceSocket> open;
    private volatile boolean draining;

    /**
     * Makes the endpoint.
     *
     * @param connections where open sockets are registered
     * @param useCases what requests are carried out by
     * @param limiter bounds how often may be asked
     * @param settings its other bounds
     * @param clock the time of day
     * @param ticker the time, in nanoseconds from any origin
     */
    public DeviceEndpoint(
            Connections connections,
            DeviceUseCases useCases,
            RequestLimiter limiter,
            DeviceSettings settings,
            Clock clock,
            LongSupplier ticker) {
        this.connected = connections.devices();
        this.identities = connections.identities();
        this.points = connections.points();
        this.presence = connections.presence();
        this.useCases = useCases;
        this.open = new AdmittedSockets<>(useCases.admit(), DeviceSocket::sessionEnded);
        this.limiter = limiter;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.requests = new DeviceRequests(settings.contentChars());
        this.typing = new TypingPace(ticker);
    }

    /**
     * Where it is registered who is connected.
     *
     * @param devices the devices
     * @param identities who has them open
     * @param points the cursors they are given
     * @param presence who wants to know
     */
    public record Connections(
            ConnectedDevices devices, OpenIdentities identities, SyncPoints points, Presence presence) {}

    @Override
    public String subprotocol() {
        return SUBPROTOCOL;
    }

    @Override
    public Optional<Heartbeat> heartbeat() {
        return Optional.of(settings.heartbeat());
    }

    @Override
    public CompletionStage<Decision> decide(Request request) {
        if (draining) {
            return refused(503, "draining", "the server is stopping");
        }
        Optional<UserId> claimed;
        try {
            claimed = claimed(request.query());
        } catch (IllegalArgumentException e) {
            return refused(400, "invalid_argument", String.valueOf(e.getMessage()));
        }
        return Call.of(() -> claimed.isPresent()
                        ? admitted(new AdmitQuery(claimed.get(), request.token()), request.remoteAddress())
                        : authenticated(request))
                .exceptionallyCompose(failure -> {
                    Call.logFailure("admission", failure);
                    return refused(503, "store_unavailable", "who you are cannot be looked up at present");
                });
    }

    private static Optional<UserId> claimed(Map<String, List<String>> query) {
        List<String> values = query.getOrDefault(PARAMETER, List.of());
        if (values.size() > 1) {
            throw new IllegalArgumentException("user: given " + values.size() + " times (expected: once)");
        }
        try {
            return values.stream().findFirst().map(UserId::new);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("user: " + e.getMessage(), e);
        }
    }

    private CompletionStage<Decision> admitted(AdmitQuery query, String address) {
        return useCases.admit()
                .admit(query)
                .thenApply(outcome -> outcome.<Decision>fold(
                        identity -> accepted(query, identity, address),
                        refusal -> AdmittedSockets.refused(refusal, PARAMETER)));
    }

    /** Who says nothing but a token is who the token belongs to. */
    private CompletionStage<Decision> authenticated(Request request) {
        if (request.token().isEmpty()) {
            return refused(401, "token_required", "show a token, or say user=NAME where guests are admitted");
        }
        return useCases.authenticate()
                .authenticate(request.token().get())
                .thenApply(identity -> identity.<Decision>map(found ->
                                accepted(new AdmitQuery(found.user(), request.token()), found, request.remoteAddress()))
                        .orElseGet(() -> AdmittedSockets.refused(AdmitOutcome.Refusal.TOKEN_INVALID, PARAMETER)));
    }

    private Decision accepted(AdmitQuery query, Identity identity, String address) {
        if (limiter.take(identity.user(), address, Kind.OTHER).isPresent()) {
            return new Refused(429, "rate_limited", "too many requests: wait, and try again");
        }
        return new Accepted(outbound -> open(query, identity, address, outbound));
    }

    private static CompletionStage<Decision> refused(int status, String code, String detail) {
        return CompletableFuture.completedStage(new Refused(status, code, detail));
    }

    private SocketHandler open(AdmitQuery query, Identity identity, String address, Outbound outbound) {
        UserId user = identity.user();
        // Taken before the device is registered: what is handed out in between is found by a sync from here. Taken
        // later, it could lie behind a message that was handed out before the registration, and no sync would give it.
        SyncCursor start = points.now();
        ConnectedDevice device =
                new ConnectedDevice(new ConnectionId(UUID.randomUUID().toString()), user, outbound, start);
        DeviceSocket handler = new DeviceSocket(
                device,
                requests,
                works(device),
                kind -> limiter.take(user, address, kind),
                Math.min(1 << 20, settings.outboundBytes() / LOAD_SHARE),
                ticker,
                me -> {
                    connected.remove(device);
                    identities.remove(identity, me.sessionEnded());
                    open.remove(me);
                });
        if (!connected.add(device, settings.mostSockets())) {
            handler.refuse(TOO_MANY_SOCKETS, "too many sockets of one user");
            return handler;
        }
        open.add(handler, query);
        identities.add(identity, handler.sessionEnded());
        device.welcome(DeviceFrames.welcome(user, device.id(), clock.instant(), start, limits()));
        if (draining) {
            handler.drain(reconnectAfter());
        }
        open.check(handler, query); // once more, now that the end of the session would be heard of
        return handler;
    }

    private DeviceWorks works(ConnectedDevice device) {
        return new DeviceWorks(
                device,
                new MessageWorks(useCases, device, points, clock),
                new PageWorks(useCases, device),
                new PeopleWorks(useCases, device, presence, typing),
                clock);
    }

    private DeviceFrames.Limits limits() {
        return new DeviceFrames.Limits(settings.heartbeat().every(), settings.frameBytes(), settings.contentChars());
    }

    /**
     * Lets no more sockets in, asks all to connect again elsewhere, has all requests answered that were taken, and then
     * closes every socket with 1001.
     *
     * @return completes when all sockets are gone
     */
    public CompletionStage<Void> drain() {
        draining = true;
        List<CompletableFuture<Void>> gone = open.all().stream()
                .map(socket -> socket.drain(reconnectAfter()).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(gone.toArray(CompletableFuture<?>[]::new));
    }

    /** Spread, so that not all come back in the same moment. */
    private static Duration reconnectAfter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextInt(LONGEST_RECONNECT_MILLIS + 1));
    }

    /** Closes every socket with 1001, without waiting for requests under way. */
    public void closeAll() {
        draining = true;
        open.all().forEach(DeviceSocket::closeNow);
    }

    /** As {@link AdmittedSockets#checkNextPart}. */
    public void checkNextPart() {
        open.checkNextPart();
    }
}
