package org.wschat.adapter.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

final class WebSocketServerTest {

    private static final String WELCOME = "{\"from\":\"Server\",\"code\":50000,\"content\":\"连接成功\"}\n";
    private static final String SEND = "{\"type\":1,\"content\":\"hi\"}";

    private final MessageStore store = mock(MessageStore.class);
    private final List<NewMessage> appended = new ArrayList<>();
    private final List<CompletableFuture<AppendOutcome>> appends = new ArrayList<>();
    private final Listener listener = mock(Listener.class);
    private final Map<String, SocketAcceptor> acceptors = new HashMap<>();

    @Test
    void pushes_to_the_peer_and_marks_what_is_written() {
        started(Duration.ofSeconds(10));
        RecordingOutbound alice = new RecordingOutbound();
        RecordingOutbound bob = new RecordingOutbound();
        SocketHandler aliceSocket = open("alice", "bob", alice);
        open("bob", "alice", bob);

        aliceSocket.onText(SEND);
        assertThat(bob.texts()).containsExactly(WELCOME);
        commit(0);

        assertThat(alice.texts())
                .containsExactly(
                        WELCOME, "{\"from\":\"bob-\\u003ealice\",\"code\":50002,\"content\":\"消息发送成功,对方在线\"}\n");
        assertThat(bob.texts())
                .containsExactly(WELCOME, "{\"from\":\"bob-\\u003ealice\",\"code\":50000,\"content\":\"hi\"}\n");
        verify(store).markRead(any(ReadMark.class));
    }

    @Test
    void acknowledges_a_message_to_oneself_before_it_is_pushed() {
        started(Duration.ofSeconds(10));
        RecordingOutbound asking = new RecordingOutbound();
        RecordingOutbound other = new RecordingOutbound();
        SocketHandler socket = open("me", "me", asking);
        open("me", "me", other);
        String ack = "{\"from\":\"me-\\u003eme\",\"code\":50002,\"content\":\"消息发送成功,对方在线\"}\n";
        String push = "{\"from\":\"me-\\u003eme\",\"code\":50000,\"content\":\"hi\"}\n";

        socket.onText(SEND);
        socket.onText(SEND);
        commit(0);
        commit(1);

        assertThat(asking.texts()).containsExactly(WELCOME, ack, push, ack, push);
        assertThat(other.texts()).containsExactly(WELCOME, push, push);
    }

    @Test
    void lets_sends_under_way_finish_before_it_stops() {
        WebSocketServer server = started(Duration.ofMinutes(1));
        RecordingOutbound alice = new RecordingOutbound();
        SocketHandler socket = open("alice", "bob", alice);
        socket.onText(SEND);

        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        Awaitility.await()
                .until(() -> acceptor()
                                .decide(request("a", "b"))
                                .toCompletableFuture()
                                .join()
                        instanceof SocketAcceptor.Refused);
        assertThat(alice.texts()).containsExactly(WELCOME);
        commit(0);
        assertThat(alice.texts()).hasSize(3).last().isEqualTo("CLOSE 1001 server stopping");
        assertThat(closing).isNotDone();
        socket.onClosed();
        closing.join();

        var order = inOrder(listener);
        order.verify(listener).stopAccepting();
        order.verify(listener).close();
    }

    @Test
    void stops_in_time_although_a_send_never_ends() {
        WebSocketServer server = started(Duration.ofMillis(50));
        RecordingOutbound alice = new RecordingOutbound();
        open("alice", "bob", alice).onText(SEND);

        server.close();
        server.close();

        assertThat(alice.texts()).containsExactly(WELCOME, "CLOSE 1001 server stopping");
        verify(listener).close();
    }

    @Test
    void passes_on_why_it_cannot_listen() {
        WebSocketServer server = new WebSocketServer(settings(Duration.ofSeconds(1)), (settings, paths, routes) -> {
            throw new IllegalStateException("port taken");
        });

        assertThatThrownBy(() -> server.start(application(server))).hasMessage("port taken");
        server.close();
    }

    @Test
    void starts_once_and_tells_its_port_only_then() {
        when(listener.port()).thenReturn(4711);
        WebSocketServer server = new WebSocketServer(settings(Duration.ofSeconds(1)), this::listen);

        assertThatThrownBy(server::port).isInstanceOf(IllegalStateException.class);
        server.start(application(server));
        assertThat(server.port()).isEqualTo(4711);
        assertThatThrownBy(() -> server.start(application(server))).isInstanceOf(IllegalStateException.class);
    }

    private WebSocketServer started(Duration drainTimeout) {
        WebSocketServer server = new WebSocketServer(settings(drainTimeout), this::listen);
        when(store.append(any(), any())).thenAnswer(call -> {
            appended.add(call.getArgument(0));
            appends.add(new CompletableFuture<>());
            return appends.get(appends.size() - 1);
        });
        server.start(application(server));
        return server;
    }

    private Listener listen(WebSocketServerSettings settings, Map<String, SocketAcceptor> paths, List<Route> routes) {
        acceptors.putAll(paths);
        return listener;
    }

    private ChatApplication application(WebSocketServer server) {
        return ChatApplication.of(
                new ChatPorts(store, mock(), mock(), server.delivery(), Admission.OF_ALL),
                ChatRules.DEFAULT,
                Clock.systemUTC());
    }

    private SocketAcceptor acceptor() {
        return Objects.requireNonNull(acceptors.get("/ws"));
    }

    private void commit(int index) {
        NewMessage message = appended.get(index);
        long seq = index + 1L;
        appends.get(index)
                .complete(new AppendOutcome.Appended(new Message(
                        seq,
                        new MessagePosition(seq, seq),
                        message.sender(),
                        message.recipient(),
                        message.text(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        false)));
    }

    private SocketHandler open(String user, String peer, RecordingOutbound outbound) {
        SocketAcceptor.Decision decision =
                acceptor().decide(request(user, peer)).toCompletableFuture().join();
        return ((SocketAcceptor.Accepted) decision).handler().apply(outbound);
    }

    private static SocketAcceptor.Request request(String user, String peer) {
        return new SocketAcceptor.Request(
                Map.of("send_id", List.of(user), "receive_id", List.of(peer)), Optional.empty(), "127.0.0.1");
    }

    private static WebSocketServerSettings settings(Duration drainTimeout) {
        return new WebSocketServerSettings(
                "127.0.0.1", 0, Set.of(), Set.of(), 65536, 1 << 20, Duration.ofSeconds(5), drainTimeout);
    }
}
