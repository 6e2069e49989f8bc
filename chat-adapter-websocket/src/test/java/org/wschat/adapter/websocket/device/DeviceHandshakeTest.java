package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.endpoint.AdmittedSockets;
import org.wschat.adapter.websocket.session.ConnectedDevices;
import org.wschat.adapter.websocket.session.ConnectedSockets;
import org.wschat.adapter.websocket.session.OpenIdentities;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketAcceptor.Accepted;
import org.wschat.adapter.websocket.session.SocketAcceptor.Decision;
import org.wschat.adapter.websocket.session.SocketAcceptor.Refused;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.adapter.websocket.session.SyncPoints;
import org.wschat.adapter.websocket.session.WebSocketMessageDelivery;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.Identity;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.RequestLimiter;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;
import org.wschat.testkit.InMemoryMessageStore;

/** Who may open a socket, and when it is closed again. */
final class DeviceHandshakeTest {

    private static final UserId ALICE = new UserId("alice");
    private static final SessionId SESSION = new SessionId("s1");
    private static final Token GOOD = new Token("good");

    private final Presence presence = new Presence(System::nanoTime, Clock.systemUTC());
    private final ConnectedDevices devices = new ConnectedDevices(presence);
    private final OpenIdentities identities = new OpenIdentities();
    private final SyncPoints points = new SyncPoints();
    private final RecordingOutbound out = new RecordingOutbound();
    private final List<RequestLimiter.Kind> asked = new ArrayList<>();
    private Optional<Duration> wait = Optional.empty();
    private boolean valid = true;
    private boolean broken;

    private DeviceEndpoint endpoint(boolean guests) {
        Admission admission =
                new Admission(this::authenticate, id -> CompletableFuture.completedStage(id.equals(ALICE)), guests);
        ChatApplication application = ChatApplication.of(
                ChatPorts.of(
                                new InMemoryMessageStore(),
                                new WebSocketMessageDelivery(new ConnectedSockets(), devices, points))
                        .admitting(admission),
                ChatRules.DEFAULT,
                Clock.systemUTC());
        points.ask(application.syncCursor());
        presence.noteAt(application.noteSeen(), application.findLastSeen());
        return new DeviceEndpoint(
                new DeviceEndpoint.Connections(devices, identities, points, presence),
                DeviceUseCases.of(application, points),
                (user, address, kind) -> {
                    asked.add(kind);
                    return wait;
                },
                DeviceSettings.of(65_536, 1 << 20, 50),
                Clock.systemUTC(),
                System::nanoTime);
    }

    private CompletionStage<Optional<Identity>> authenticate(Token token) {
        if (broken) {
            return CompletableFuture.failedStage(new MessageStoreException("broken on purpose"));
        }
        return CompletableFuture.completedStage(
                valid && token.equals(GOOD)
                        ? Optional.of(new Identity(ALICE, Optional.of(SESSION)))
                        : Optional.empty());
    }

    private static Decision decide(DeviceEndpoint endpoint, Optional<Token> token, String... users) {
        return endpoint.decide(new SocketAcceptor.Request(
                        users.length == 0 ? Map.of() : Map.of("user", List.of(users)), token, "127.0.0.1"))
                .toCompletableFuture()
                .join();
    }

    private String refusal(Optional<Token> token, String... users) {
        Refused refused = (Refused) decide(endpoint(true), token, users);
        return refused.status() + " " + refused.code();
    }

    private SocketHandler open(DeviceEndpoint endpoint, Optional<Token> token, String... users) {
        return ((Accepted) decide(endpoint, token, users)).handler().apply(out);
    }

    @Test
    void takes_whoever_shows_a_token_for_who_it_belongs_to() {
        open(endpoint(false), Optional.of(GOOD));
        assertThat(out.texts()).hasSize(1).first().asString().startsWith("{\"op\":\"welcome\",\"user\":\"alice\"");
        assertThat(decide(endpoint(false), Optional.of(GOOD), "alice")).isInstanceOf(Accepted.class);
    }

    @Test
    void takes_guests_under_names_that_belong_to_nobody() {
        open(endpoint(true), Optional.empty(), "guest");
        assertThat(out.texts()).first().asString().contains("\"user\":\"guest\"");
        assertThat(refusal(Optional.empty(), "alice")).isEqualTo("401 token_required");
        assertThat(((Refused) decide(endpoint(false), Optional.empty(), "guest")).code())
                .isEqualTo("guests_not_admitted");
    }

    @Test
    void refuses_everybody_else() {
        assertThat(refusal(Optional.empty())).isEqualTo("401 token_required");
        assertThat(refusal(Optional.of(new Token("bad")))).isEqualTo("401 invalid_token");
        assertThat(refusal(Optional.of(new Token("bad")), "alice")).isEqualTo("401 invalid_token");
        assertThat(refusal(Optional.of(GOOD), "bob")).isEqualTo("403 not_yours");
        assertThat(refusal(Optional.empty(), "a", "b")).isEqualTo("400 invalid_argument");
        assertThat(refusal(Optional.empty(), "")).isEqualTo("400 invalid_argument");
        broken = true;
        assertThat(refusal(Optional.of(GOOD))).isEqualTo("503 store_unavailable");
    }

    @Test
    void refuses_whoever_connects_too_often() {
        wait = Optional.of(Duration.ofSeconds(1));
        assertThat(refusal(Optional.empty(), "guest")).isEqualTo("429 rate_limited");
    }

    @Test
    void closes_when_the_session_ends() {
        open(endpoint(false), Optional.of(GOOD));
        identities.ended(List.of(SESSION));
        assertThat(out.texts()).last().isEqualTo("CLOSE NOW 4401 session ended");
    }

    @Test
    void closes_when_the_session_has_ended_elsewhere() {
        DeviceEndpoint endpoint = endpoint(false);
        open(endpoint, Optional.of(GOOD));
        valid = false;
        for (int part = 0; part < AdmittedSockets.PARTS; part++) {
            endpoint.checkNextPart();
        }
        assertThat(out.texts()).last().isEqualTo("CLOSE NOW 4401 session ended");
    }

    @Test
    void closes_guests_whose_name_is_taken() {
        open(endpoint(true), Optional.empty(), "guest");
        identities.nameTaken(new UserId("guest"));
        assertThat(out.texts()).last().isEqualTo("CLOSE NOW 4401 session ended");
    }

    @Test
    void forgets_a_socket_that_is_gone() {
        SocketHandler socket = open(endpoint(false), Optional.of(GOOD));
        assertThat(devices.of(ALICE)).hasSize(1);
        socket.onClosed();
        assertThat(devices.of(ALICE)).isEmpty();
        identities.ended(List.of(SESSION));
        assertThat(out.texts()).hasSize(1);
    }

    @Test
    void tells_how_long_to_wait_and_closes_on_whoever_never_does() {
        SocketHandler socket = open(endpoint(true), Optional.empty(), "guest");
        out.clear();
        asked.clear();
        wait = Optional.of(Duration.ofMillis(20));
        socket.onText("{\"op\":\"send\",\"ref\":\"1\",\"to\":\"bob\",\"content\":\"x\"}");
        socket.onText("{\"op\":\"history\",\"peer\":\"bob\"}");
        socket.onText("{\"op\":\"ping\"}");
        socket.onText("{\"op\":\"dance\"}");
        assertThat(asked)
                .containsExactly(RequestLimiter.Kind.SEND, RequestLimiter.Kind.READ, RequestLimiter.Kind.OTHER);
        assertThat(out.texts())
                .first()
                .asString()
                .startsWith("{\"op\":\"error\",\"ref\":\"1\",\"code\":\"rate_limited\"")
                .endsWith("\"retry_after_ms\":20}");
        for (int i = 0; i < DeviceSocket.MOST_TOO_SOON; i++) {
            socket.onText("{\"op\":\"ping\"}");
        }
        assertThat(out.texts()).last().isEqualTo("CLOSE 1008 too many requests");
    }

    @Test
    void answers_what_it_has_taken_before_it_closes_and_lets_nobody_in_meanwhile() {
        DeviceEndpoint endpoint = endpoint(true);
        SocketHandler socket = open(endpoint, Optional.empty(), "guest");
        out.hold();
        socket.onText("{\"op\":\"ping\"}");
        CompletionStage<Void> drained = endpoint.drain();
        assertThat(out.texts()).last().asString().startsWith("{\"op\":\"reconnect\",\"after_ms\":");
        out.written(true);
        assertThat(out.texts()).last().isEqualTo("CLOSE 1001 server stopping");
        socket.onClosed();
        assertThat(drained.toCompletableFuture()).isCompleted();
        assertThat(((Refused) decide(endpoint, Optional.empty(), "guest")).status())
                .isEqualTo(503);
    }
}
