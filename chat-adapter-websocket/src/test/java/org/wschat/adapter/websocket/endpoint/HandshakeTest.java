package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.adapter.websocket.session.SocketAcceptor.Refused;
import org.wschat.adapter.websocket.session.SocketAcceptor.Request;
import org.wschat.adapter.websocket.session.SocketHandler;

final class HandshakeTest {

    private static final String WELCOME = "{\"from\":\"Server\",\"code\":50000,\"content\":\"连接成功\"}\n";

    private final TalkingPair pair = new TalkingPair();

    @ParameterizedTest
    @MethodSource("bad")
    void refuses_a_handshake_and_names_the_parameter(Map<String, List<String>> query, String detail) {
        assertThat(pair.endpoint.decide(new Request(query, "127.0.0.1")))
                .isEqualTo(new Refused(400, "invalid_argument", detail));
    }

    static Stream<Arguments> bad() {
        List<String> good = List.of("2");
        return Stream.of(
                Arguments.of(Map.of(), "send_id: missing (expected: exactly once)"),
                Arguments.of(Map.of("send_id", good), "receive_id: missing (expected: exactly once)"),
                Arguments.of(Map.of("receive_id", good), "send_id: missing (expected: exactly once)"),
                Arguments.of(
                        Map.of("send_id", List.of("1", "1"), "receive_id", good),
                        "send_id: given 2 times (expected: exactly once)"),
                Arguments.of(
                        Map.of("send_id", good, "receive_id", List.of("")),
                        "receive_id: user id: 0 characters (expected: 1 to 64)"),
                Arguments.of(
                        Map.of("send_id", List.of("x".repeat(65)), "receive_id", good),
                        "send_id: user id: 65 characters (expected: 1 to 64)"),
                Arguments.of(
                        Map.of("send_id", good, "receive_id", List.of("a\u0000b")),
                        "receive_id: user id: contains U+0000 (expected: no control characters)"),
                Arguments.of(
                        Map.of("send_id", List.of("a->b"), "receive_id", good),
                        "send_id: user id: contains \"->\" (expected: no \"->\")"));
    }

    @Test
    void welcomes_and_registers_a_socket_until_it_is_closed() {
        RecordingOutbound outbound = new RecordingOutbound();
        ConversationSide side = new ConversationSide(TalkingPair.ONE, TalkingPair.TWO);

        SocketHandler second = pair.open(outbound);
        assertThat(outbound.texts()).containsExactly(WELCOME);
        assertThat(pair.connected.of(side)).hasSize(2);
        second.onClosed();
        assertThat(pair.connected.of(side)).hasSize(1);
        pair.socket.onClosed();

        assertThat(pair.connected.isEmpty()).isTrue();
    }

    @Test
    void refuses_new_sockets_while_draining() {
        pair.endpoint.drain();

        assertThat(pair.endpoint.decide(
                        new Request(Map.of("send_id", List.of("1"), "receive_id", List.of("2")), "127.0.0.1")))
                .isEqualTo(new Refused(503, "draining", "the server is stopping"));
    }
}
