package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.server.HttpTest.assertProblem;
import static org.wschat.adapter.websocket.server.RawSocket.handshake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.RawSocket.Answer;
import org.wschat.adapter.websocket.session.SocketAcceptor;
import org.wschat.domain.user.Token;

class HandshakeTest {

    private static final EchoListener server = EchoListener.patient();

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forgetOthers() {
        server.opened.clear();
    }

    @Test
    void answers_with_the_key_of_the_request() throws Exception {
        Answer answer = ask(handshake("/echo"));

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.headers()).containsEntry("sec-websocket-accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        assertThat(answer.headers()).doesNotContainKeys("server", "sec-websocket-extensions");
    }

    @Test
    void waits_for_a_decision_without_holding_up_others() throws Exception {
        try (RawSocket waiting = RawSocket.connect(server.port())) {
            waiting.send(handshake("/echo?wait"));
            CompletableFuture<SocketAcceptor.Decision> decision = server.undecided.take();
            assertThat(ask(handshake("/echo")).status()).isEqualTo(101);
            server.nextOpened();

            decision.complete(new SocketAcceptor.Refused(400, "unused", "unused"));
            assertThat(waiting.readAnswer().status()).isEqualTo(101);
            EchoListener.Echo opened = server.nextOpened();
            assertThat(opened.request.query()).containsKey("wait");
            waiting.text("hello");
            assertThat(waiting.readText()).isEqualTo("hello");
        }
    }

    @Test
    void says_that_it_is_broken_when_a_decision_fails_that_was_waited_for() throws Exception {
        try (RawSocket waiting = RawSocket.connect(server.port())) {
            waiting.send(handshake("/echo?wait"));
            server.undecided.take().completeExceptionally(new IllegalStateException("broken on purpose"));
            assertProblem(waiting.readAnswer(), 500, "internal");
        }
    }

    @Test
    void reads_the_token_from_the_header_or_from_a_subprotocol() throws Exception {
        ask(handshake("/echo", "Authorization: bearer abc-123"));
        assertThat(server.nextOpened().request.token()).hasValue(new Token("abc-123"));
        ask(handshake("/echo", "Sec-WebSocket-Protocol: echo.v1, bearer.abc-123"));
        assertThat(server.nextOpened().request.token()).hasValue(new Token("abc-123"));
        ask(handshake("/echo?token=abc&access_token=abc"));
        assertThat(server.nextOpened().request.token()).isEmpty();
    }

    @Test
    void answers_with_its_own_subprotocol_and_never_with_the_token() throws Exception {
        Answer answer = ask(handshake("/echo", "Sec-WebSocket-Protocol: bearer.abc-123, echo.v1"));

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.headers()).containsEntry("sec-websocket-protocol", "echo.v1");
        assertThat(ask(handshake("/echo", "Sec-WebSocket-Protocol: bearer.abc-123"))
                        .headers())
                .doesNotContainKey("sec-websocket-protocol");
        server.nextOpened();
        server.nextOpened();
    }

    @Test
    void refuses_what_cannot_be_a_token() throws Exception {
        for (String header : List.of(
                "Authorization: Basic YTpi",
                "Authorization: Bearer",
                "Authorization: Bearer a b",
                "Authorization: Bearer a\r\nAuthorization: Bearer b",
                "Sec-WebSocket-Protocol: echo.v1, bearer.",
                "Sec-WebSocket-Protocol: bearer.a, bearer.b",
                "Authorization: Bearer a\r\nSec-WebSocket-Protocol: bearer.b")) {
            Answer answer = ask(handshake("/echo", header));
            assertProblem(answer, 401, "invalid_token");
            assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer");
        }
    }

    @Test
    void tells_a_plain_request_what_to_do() throws Exception {
        Answer answer = ask("GET /echo?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");

        assertProblem(answer, 426, "upgrade_required");
        assertThat(answer.headers()).containsEntry("upgrade", "websocket").containsEntry("sec-websocket-version", "13");
        assertThat(answer.body()).contains("WebSocket client");
        assertProblem(ask("GET /echo HTTP/1.0\r\n\r\n"), 426, "upgrade_required");
    }

    @Test
    void speaks_one_version() throws Exception {
        for (String version : List.of("8", "14", "13, 8", "x", "")) {
            Answer answer = ask(handshake("/echo").replace("Version: 13", "Version: " + version));
            assertProblem(answer, 426, "upgrade_required");
            assertThat(answer.headers()).containsEntry("sec-websocket-version", "13");
        }
    }

    @Test
    void takes_only_get() throws Exception {
        assertProblem(ask(handshake("/echo").replace("GET", "PUT")), 405, "method_not_allowed");
        assertProblem(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"), 405, "method_not_allowed");
    }

    @Test
    void refuses_a_handshake_that_is_not_well_formed() throws Exception {
        assertProblem(ask(handshake("/echo").replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhl")), 400, "bad_handshake");
        assertProblem(ask(handshake("/echo").replace("dGhlIHNhbXBsZSBub25jZQ==", "***")), 400, "bad_handshake");
        assertProblem(ask(handshake("/echo").replace("Sec-WebSocket-Key", "X")), 400, "bad_handshake");
        assertProblem(
                ask(handshake("/echo").replace("Connection: Upgrade", "Connection: close")), 400, "bad_handshake");
        assertProblem(ask(handshake("/echo").replace("HTTP/1.1", "HTTP/1.0")), 400, "bad_handshake");
    }

    @Test
    void takes_what_browsers_write_in_the_connection_header() throws Exception {
        Answer answer = ask(handshake("/echo").replace("Connection: Upgrade", "Connection: keep-alive, Upgrade"));

        assertThat(answer.status()).isEqualTo(101);
    }

    @Test
    void lets_pages_of_allowed_origins_in_and_no_others() throws Exception {
        assertThat(ask(handshake("/echo", "Origin: https://chat.example")).status())
                .isEqualTo(101);
        assertThat(ask(handshake("/echo", "Origin: HTTPS://Chat.Example")).status())
                .isEqualTo(101);
        assertProblem(ask(handshake("/echo", "Origin: https://evil.example")), 403, "origin_refused");
        assertProblem(ask(handshake("/echo", "Origin: http://chat.example")), 403, "origin_refused");
        assertProblem(ask(handshake("/echo", "Origin: null")), 403, "origin_refused");
        assertProblem(ask(handshake("/echo", "Origin:")), 403, "origin_refused");
        assertProblem(
                ask(handshake("/echo", "Origin: https://chat.example", "Origin: https://evil.example")),
                403,
                "origin_refused");
    }

    @Test
    void without_a_list_lets_pages_of_this_machine_in_and_no_others() throws Exception {
        try (EchoListener unlisted = EchoListener.withoutOrigins()) {
            for (String local :
                    List.of("http://localhost", "http://LOCALHOST:3000", "https://127.0.0.1:8080", "http://[::1]:1")) {
                assertThat(ask(unlisted, handshake("/echo", "Origin: " + local)).status())
                        .as(local)
                        .isEqualTo(101);
            }
            for (String other : List.of(
                    "http://localhost.evil.example",
                    "http://evil.example:8080",
                    "http://127.0.0.1.evil.example",
                    "http://127.0.0.1@evil.example",
                    "http://localhost:1/x",
                    "null",
                    "")) {
                assertProblem(ask(unlisted, handshake("/echo", "Origin: " + other)), 403, "origin_refused");
            }
        }
    }

    @Test
    void passes_a_refusal_on() throws Exception {
        Answer answer = ask(handshake("/echo?refuse"));

        assertProblem(answer, 400, "invalid_parameter");
        assertThat(answer.body()).contains("refuse: must not be there");
    }

    @Test
    void hides_what_went_wrong_inside() throws Exception {
        Answer answer = ask(handshake("/echo?break=1"));

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("on purpose");
    }

    @Test
    void decodes_the_query_strictly() throws Exception {
        server.opened.clear();
        String utf8 = new String("é😀".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        assertThat(ask(handshake("/echo?a=1&b=x%20y+z&a=%F0%9F%98%80&c&=d&raw=" + utf8 + "&amp=%26%3d"))
                        .status())
                .isEqualTo(101);

        assertThat(server.nextOpened().request.query())
                .containsEntry("a", List.of("1", "😀"))
                .containsEntry("b", List.of("x y z"))
                .containsEntry("c", List.of(""))
                .containsEntry("", List.of("d"))
                .containsEntry("raw", List.of("é😀"))
                .containsEntry("amp", List.of("&="))
                .hasSize(6);
        for (String bad : List.of("a=%", "a=%4", "a=%zz", "a=%ff", "a=%C0%80", "a=%ED%A0%80", "a=\u00e9")) {
            assertProblem(ask(handshake("/echo?" + bad)), 400, "bad_uri");
        }
    }

    @Test
    void takes_frames_that_come_with_the_handshake() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            byte[] frame = RawSocket.frame(RawSocket.TEXT, true, new byte[] {'h', 'i'});
            client.send(handshake("/echo") + new String(frame, StandardCharsets.ISO_8859_1));
            assertThat(client.readAnswer().status()).isEqualTo(101);
            assertThat(client.readText()).isEqualTo("hi");
        }
    }

    private static Answer ask(String request) throws Exception {
        return ask(server, request);
    }

    private static Answer ask(EchoListener asked, String request) throws Exception {
        try (RawSocket client = RawSocket.connect(asked.port())) {
            return client.send(request).readAnswer();
        }
    }
}
