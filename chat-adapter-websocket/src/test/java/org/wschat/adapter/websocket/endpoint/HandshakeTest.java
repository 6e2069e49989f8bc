package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.adapter.websocket.session.RecordingOutbound;
import org.wschat.adapter.websocket.session.SocketAcceptor.Accepted;
import org.wschat.adapter.websocket.session.SocketAcceptor.Refused;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.application.port.inbound.AdmitOutcome;
import org.wschat.application.port.inbound.AdmitOutcome.Refusal;
import org.wschat.application.port.outbound.Identity;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;

final class HandshakeTest {

    private static final String WELCOME = "{\"from\":\"Server\",\"code\":50000,\"content\":\"连接成功\"}\n";

    private final TalkingPair pair = new TalkingPair();

    @ParameterizedTest
    @MethodSource("bad")
    void refuses_a_handshake_and_names_the_parameter(Map<String, List<String>> query, String detail) {
        assertThat(pair.decide(query)).isEqualTo(new Refused(400, "invalid_argument", detail));
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

        assertThat(pair.decide(TalkingPair.ONE_TO_TWO))
                .isEqualTo(new Refused(503, "draining", "the server is stopping"));
    }

    @Test
    void tells_why_somebody_is_not_admitted() {
        pair.token = Optional.of(new Token("secret"));
        pair.admission = new AdmitOutcome.Refused(Refusal.TOKEN_INVALID);
        assertThat(pair.decide(TalkingPair.ONE_TO_TWO))
                .isEqualTo(new Refused(401, "invalid_token", "the token is not, or no longer, a good one"));

        pair.admission = new AdmitOutcome.Refused(Refusal.NOT_YOURS);
        assertThat(pair.decide(TalkingPair.ONE_TO_TWO))
                .isEqualTo(new Refused(403, "not_yours", "send_id: not the one that the token belongs to"));

        pair.token = Optional.empty();
        pair.admission = new AdmitOutcome.Refused(Refusal.TOKEN_MISSING);
        assertThat(pair.decide(TalkingPair.ONE_TO_TWO))
                .isEqualTo(new Refused(401, "token_required", "send_id: needs the token of its owner"));

        pair.admission = new AdmitOutcome.Refused(Refusal.NO_GUESTS);
        assertThat(pair.decide(TalkingPair.ONE_TO_TWO))
                .isEqualTo(
                        new Refused(401, "guests_not_admitted", "guests are not admitted: log in and show the token"));
    }

    @Test
    void closes_the_sockets_of_a_session_that_ends_and_no_others() {
        SessionId phone = new SessionId("phone");
        pair.token = Optional.of(new Token("secret"));
        pair.admission = new AdmitOutcome.Admitted(new Identity(TalkingPair.ONE, Optional.of(phone)));
        RecordingOutbound outbound = new RecordingOutbound();
        pair.open(outbound);

        pair.identities.ended(List.of(new SessionId("laptop")));
        pair.identities.nameTaken(TalkingPair.TWO);
        assertThat(outbound.texts()).containsExactly(WELCOME);
        pair.identities.ended(List.of(phone));

        assertThat(outbound.texts()).containsExactly(WELCOME, "CLOSE NOW 4401 session ended");
        assertThat(pair.outbound.texts()).isEmpty();
    }

    @Test
    void closes_the_sockets_of_guests_whose_name_is_taken() {
        pair.identities.nameTaken(TalkingPair.ONE);

        assertThat(pair.outbound.texts()).containsExactly("CLOSE NOW 4401 session ended");
    }

    @Test
    void closes_a_socket_whose_session_ended_while_it_was_opened() {
        pair.token = Optional.of(new Token("secret"));
        Accepted accepted = (Accepted) pair.decide(TalkingPair.ONE_TO_TWO);
        pair.admission = new AdmitOutcome.Refused(Refusal.TOKEN_INVALID);
        RecordingOutbound outbound = new RecordingOutbound();
        assertThat(accepted.handler().apply(outbound)).isNotNull();

        assertThat(outbound.texts()).containsExactly(WELCOME, "CLOSE NOW 4401 session ended");
    }

    private void lookAtAll() {
        for (int part = 0; part < AdmittedSockets.PARTS; part++) {
            pair.endpoint.checkNextPart();
        }
    }

    @Test
    void looks_at_each_socket_once_in_thirty_times() {
        int asked = pair.admissionsAsked;

        lookAtAll();

        assertThat(pair.admissionsAsked).isEqualTo(asked + 1);
    }

    @Test
    void closes_the_sockets_of_those_who_are_no_longer_admitted() {
        pair.token = Optional.of(new Token("secret"));
        RecordingOutbound outbound = new RecordingOutbound();
        pair.open(outbound);
        lookAtAll();
        assertThat(outbound.texts()).containsExactly(WELCOME);
        pair.admission = new AdmitOutcome.Refused(Refusal.TOKEN_INVALID);
        lookAtAll();

        assertThat(outbound.texts()).containsExactly(WELCOME, "CLOSE NOW 4401 session ended");
    }

    @Test
    void closes_the_sockets_of_guests_whose_name_was_taken_on_another_server() {
        pair.admission = new AdmitOutcome.Refused(Refusal.TOKEN_MISSING);
        lookAtAll();

        assertThat(pair.outbound.texts()).containsExactly("CLOSE NOW 4401 session ended");
    }
}
