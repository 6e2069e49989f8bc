package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.server.EchoListener.LONG;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.websocket.server.RawSocket.Answer;

class HttpTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final EchoListener server = EchoListener.patient();

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answers_ping_with_pong() throws Exception {
        Answer answer = ask("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(answer.body()).isEqualTo("{\"message\":\"pong\"}");
        assertThat(answer.headers()).doesNotContainKey("server");
    }

    @Test
    void answers_old_http_too() throws Exception {
        assertThat(ask("GET /ping HTTP/1.0\r\n\r\n").body()).isEqualTo("{\"message\":\"pong\"}");
    }

    @Test
    void answers_several_requests_on_one_connection() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            for (int i = 0; i < 1_000; i++) {
                client.send("GET /ping?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(client.readAnswer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void answers_head_without_a_body() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send("HEAD /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(client.readLine()).startsWith("HTTP/1.1 200");
            client.readToEnd();
        }
    }

    @Test
    void knows_no_other_path() throws Exception {
        assertProblem(ask("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"), 404, "not_found");
        assertProblem(ask("GET /ping/ HTTP/1.1\r\nHost: x\r\n\r\n"), 404, "not_found");
        assertProblem(ask("GET /%2F HTTP/1.1\r\nHost: x\r\n\r\n"), 404, "not_found");
        assertProblem(ask(RawSocket.handshake("/nothing")), 404, "not_found");
    }

    @Test
    void names_the_methods_a_path_knows() throws Exception {
        Answer answer = ask("POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");

        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers()).containsEntry("allow", "GET");
    }

    @Test
    void lets_scripts_of_allowed_pages_read_answers_whatever_they_are() throws Exception {
        for (String path : new String[] {"/ping", "/nothing"}) {
            Answer answer = ask("GET " + path + " HTTP/1.1\r\nHost: x\r\nOrigin: https://chat.example\r\n\r\n");

            assertThat(answer.headers())
                    .containsEntry("access-control-allow-origin", "https://chat.example")
                    .containsEntry("access-control-expose-headers", "Retry-After")
                    .containsEntry("vary", "Origin");
        }
    }

    @Test
    void tells_browsers_beforehand_what_scripts_of_allowed_pages_may_send() throws Exception {
        Answer answer = ask(preflight("https://chat.example"));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers())
                .containsEntry("access-control-allow-origin", "https://chat.example")
                .containsEntry("access-control-allow-methods", "GET")
                .containsEntry("access-control-allow-headers", "Authorization, Content-Type")
                .containsEntry("access-control-max-age", "600");
    }

    private static String preflight(String origin) {
        return "OPTIONS /ping HTTP/1.1\r\nHost: x\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: GET\r\n\r\n";
    }

    @Test
    void lets_scripts_of_other_pages_neither_read_nor_send() throws Exception {
        assertThat(ask("GET /ping HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n\r\n")
                        .headers())
                .doesNotContainKey("access-control-allow-origin");
        Answer refused = ask(preflight("https://evil.example"));
        assertProblem(refused, 403, "origin_refused");
        assertThat(refused.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%", "/%zz", "/a\u0080b", "/\u0001", "/<%0", "http", "/ping%00"})
    void refuses_a_bad_target(String target) throws Exception {
        assertThat(ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
                "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST /ping HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunkedx\r\n\r\n0\r\n\r\n",
                "GET /ping HTTP/1.1\r\n\r\n",
                "GET /ping\r\n\r\n"
            })
    void refuses_a_request_that_can_be_read_in_two_ways(String request) throws Exception {
        assertThat(ask(request).status()).isEqualTo(400);
    }

    @Test
    void refuses_a_header_that_is_too_long() throws Exception {
        assertProblem(
                ask("GET /ping HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"),
                431,
                "header_too_large");
        assertProblem(ask("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 431, "header_too_large");
        assertProblem(
                ask("GET /ping HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(200) + "\r\n"), 431, "header_too_large");
    }

    @Test
    void refuses_another_version() throws Exception {
        assertProblem(ask("GET /ping HTTP/3.7\r\nHost: x\r\n\r\n"), 505, "bad_version");
        assertProblem(ask("GET /ping HTTP/2.0\r\nHost: x\r\n\r\n"), 505, "bad_version");
        assertProblem(ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505, "bad_version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host : x\r\n",
                "Host: x\r\nX : y\r\n",
                "Host: x\r\nX\t: y\r\n",
                "Host: x\r\nX y: z\r\n",
                "Host: x\r\n: y\r\n",
                "Host: x\r\nTransfer-Encoding : chunked\r\n",
                "Host: x\r\nHost: x\r\n",
                "Host: x\r\nhost: y\r\n",
                "X: y\r\n",
                "Host: x\r\nX: a\0b\r\n",
                "Host: x\r\nX: a\rb\r\n",
                "Host: x\r\nX: a\r\r\n",
                "Host: x\r\nX: a\u001bb\r\n",
                "Host: x\r\nX: a\u007fb\r\n"
            })
    void refuses_a_header_that_is_not_well_formed(String header) throws Exception {
        assertProblem(ask("GET /ping HTTP/1.1\r\n" + header + "\r\n"), 400, "bad_request");
        assertProblem(ask("GET /echo HTTP/1.1\r\n" + header + "\r\n"), 400, "bad_request");
        assertProblem(ask("GET http://x/ping HTTP/1.1\r\n" + header + "\r\n"), 400, "bad_request");
    }

    @Test
    void takes_tabs_folded_lines_and_bare_line_feeds_in_a_header() throws Exception {
        assertThat(ask("GET /ping HTTP/1.1\r\nHost:\tx\r\nX: a\tb\r\n c\r\n\td\r\nY: \u00e9\r\n\r\n")
                        .status())
                .isEqualTo(200);
        assertThat(ask("GET /ping HTTP/1.1\nHost: x\n\n").status()).isEqualTo(200);
    }

    @Test
    void takes_a_header_that_comes_byte_by_byte() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            for (char octet : "GET /ping HTTP/1.1\r\nHost: x\r\nX: y\r\n\r\n".toCharArray()) {
                client.send(String.valueOf(octet));
            }
            assertThat(client.readAnswer().status()).isEqualTo(200);
        }
    }

    @Test
    void knows_one_expectation() throws Exception {
        String post = "POST /ping HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: ";
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(post + "foo\r\n\r\n");
            Answer answer = client.readAnswer();
            assertProblem(answer, 417, "bad_expectation");
            assertThat(answer.headers()).containsEntry("connection", "close");
            client.readToEnd();
        }
        assertThat(ask(post + "100-continue\r\n\r\n").status()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/echo HTTP/1.1\r\nHost: x",
                "/%00 HTTP/1.1\r\nHost: x",
                "/nothing HTTP/1.1\r\nHost: x",
                "/ping HTTP/1.1"
            })
    void refuses_head_without_a_body(String request) throws Exception {
        Answer answer = ask("HEAD " + request + "\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void calls_every_status_by_its_name() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readLine()).isEqualTo("HTTP/1.1 426 Upgrade Required");
        }
        assertThat(ask("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n").body()).contains("\"title\":\"Upgrade Required\"");
    }

    @Test
    void tells_nothing_of_itself() throws Exception {
        for (String request : new String[] {
            "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n",
            "TRACE /ping HTTP/1.1\r\nHost: x\r\n\r\n",
            "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
            "NONSENSE /\r\n\r\n",
            "NONSENSE / nonsense\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /ping HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\nContent-Length: 2\r\n\r\n"
        }) {
            Answer answer = ask(request);
            assertThat(answer.status()).as(request).isGreaterThanOrEqualTo(400);
            assertThat(answer.toString())
                    .as(request)
                    .doesNotContainIgnoringCase("grizzly")
                    .doesNotContain("Exception")
                    .doesNotContain("<html")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void cuts_a_client_that_says_nothing() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(SHORT, LONG, LONG, LONG, LONG));
                RawSocket client = RawSocket.connect(hasty.port())) {
            client.readToEnd();
        }
    }

    @Test
    void cuts_a_client_that_sends_half_a_request() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(SHORT, LONG, LONG, LONG, LONG));
                RawSocket client = RawSocket.connect(hasty.port())) {
            client.send("GET /echo HTTP/1.1\r\nHost: x\r\nUpgra");
            client.readToEnd();
        }
    }

    @Test
    void cuts_a_client_that_sends_byte_after_byte() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(SHORT, LONG, LONG, LONG, LONG));
                RawSocket client = RawSocket.connect(hasty.port())) {
            Thread dripping = new Thread(() -> drip(client));
            dripping.start();
            client.readToEnd();
            dripping.join();
        }
    }

    @Test
    void cuts_a_kept_connection_that_asks_nothing_more() throws Exception {
        try (EchoListener hasty = EchoListener.with(new Timeouts(LONG, SHORT, LONG, LONG, LONG));
                RawSocket client = RawSocket.connect(hasty.port())) {
            client.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.readAnswer().status()).isEqualTo(200);
            client.readToEnd();
        }
    }

    @Test
    void lets_a_socket_live_on_after_the_deadline_of_its_handshake() throws Exception {
        // the first handshake of all may take longer than the deadline below
        assertThat(ask(RawSocket.handshake("/echo")).status()).isEqualTo(101);
        try (EchoListener hasty = EchoListener.with(new Timeouts(SHORT, SHORT, LONG, LONG, LONG));
                RawSocket client = hasty.open();
                RawSocket silent = RawSocket.connect(hasty.port())) {
            silent.readToEnd();
            client.text("still here");
            assertThat(client.readText()).isEqualTo("still here");
        }
    }

    private static void drip(RawSocket client) {
        try {
            client.send("GET / HTTP/1.1\r\nX: ");
            for (int sent = 0; sent < 4000; sent++) {
                client.send("x");
                LockSupport.parkNanos(1_000_000);
            }
        } catch (IOException cut) {
            // as it should be
        }
    }

    private static Answer ask(String request) throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            return client.send(request).readAnswer();
        }
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        JsonObject body = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(body.keySet()).containsExactly("type", "title", "status", "detail", "code");
        assertThat(body.get("type").getAsString()).isEqualTo("about:blank");
        assertThat(body.get("status").getAsInt()).isEqualTo(status);
        assertThat(body.get("code").getAsString()).isEqualTo(code);
    }
}
