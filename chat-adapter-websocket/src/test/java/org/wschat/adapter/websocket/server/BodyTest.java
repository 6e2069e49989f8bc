package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.wschat.adapter.websocket.server.HttpTest.assertProblem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.websocket.http.Answer;
import org.wschat.adapter.websocket.http.Call;
import org.wschat.adapter.websocket.http.Route;

/** Bodies of requests, as routes see them. */
final class BodyTest {

    private static final EchoListener server = EchoListener.withRoutes(List.of(
            new Route("POST", "/fields", BodyTest::fields),
            new Route("DELETE", "/fields", BodyTest::fields),
            new Route("POST", "/held", BodyTest::held),
            new Route(
                    "GET",
                    "/one/{name}",
                    call -> Answer.json(200, call.variable()).now()),
            new Route("GET", "/one/two", call -> Answer.json(200, "exactly").now()),
            new Route(
                    "GET", "/address", call -> Answer.json(200, call.address()).now())));

    private static CompletionStage<Answer> fields(Call call) {
        return call.fields(Set.of("a", "b"))
                .thenApply(fields -> Answer.json(200, Map.copyOf(fields).toString()));
    }

    private static final Semaphore asked = new Semaphore(0);
    private static final Semaphore read = new Semaphore(0);
    private static final Semaphore released = new Semaphore(0);

    /** Answers when it is told to. */
    private static CompletionStage<Answer> held(Call call) {
        CompletionStage<Answer> answer = fields(call).thenApply(fields -> {
            read.release();
            released.acquireUninterruptibly();
            return fields;
        });
        asked.release();
        return answer;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void reads_the_fields_of_a_body_that_comes_with_its_header() throws Exception {
        assertThat(post("{\"a\":\"x\",\"c\":[1]}").body()).isEqualTo("{a=x}");
        assertThat(post("{}").body()).isEqualTo("{}");
    }

    @Test
    void reads_the_fields_of_a_body_that_comes_later_in_pieces() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(header(9));
            for (String piece : List.of("{\"a", "\":\"x", "\"}")) {
                client.send(piece);
            }
            assertThat(client.readAnswer().body()).isEqualTo("{a=x}");
        }
    }

    /** Whoever asks for more than the body has reads the next request, and takes it for a part of the one that is under way. */
    @ParameterizedTest
    @MethodSource("bodiesInTwoParts")
    void answers_a_request_that_comes_before_the_answer_to_one_whose_body_came_later(
            String length, String first, String second) throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(header(9).replace("/fields", "/held").replace("Content-Length: 9", length) + first);
            assertThat(asked.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            client.send(second);
            assertThat(read.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            client.send(header(9) + "{\"b\":\"y\"}");
            TimeUnit.MILLISECONDS.sleep(100);
            released.release();

            assertThat(client.readAnswer().body()).isEqualTo("{a=x}");
            assertThat(client.readAnswer().body()).isEqualTo("{b=y}");
        }
    }

    static Stream<Arguments> bodiesInTwoParts() {
        return Stream.of(
                arguments("Content-Length: 9", "", "{\"a\":\"x\"}"),
                arguments("Transfer-Encoding: chunked", "4\r\n{\"a\"\r\n", "5\r\n:\"x\"}\r\n0\r\n\r\n"),
                arguments("Transfer-Encoding: chunked", "9\r\n{\"a\":\"x\"}\r\n", "0\r\n\r\n"));
    }

    @Test
    void reads_the_body_of_who_offers_http_2() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(header(9)
                            .replace(
                                    "Host: x",
                                    "Host: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk")
                    + "{\"a\":\"x\"}");
            assertThat(client.readAnswer().body()).isEqualTo("{a=x}");
        }
    }

    @Test
    void reads_the_body_of_a_delete_but_takes_none_with_a_get() throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(header(9).replace("POST", "DELETE") + "{\"a\":\"x\"}");
            assertThat(client.readAnswer().body()).isEqualTo("{a=x}");
        }
        assertThat(get("/one/two", "Content-Length: 0").status()).isEqualTo(200);
        assertProblem(get("/one/two", "Content-Length: 2"), 400, "bad_request");
        assertProblem(get("/one/two", "Transfer-Encoding: chunked"), 400, "bad_request");
    }

    @Test
    void refuses_what_is_no_json_object() throws Exception {
        for (String body : List.of("", "[]", "{", "{\"a\":\"x\",\"a\":\"y\"}", "{} {}", "{\"a\":\"\u00E4\"}")) {
            assertProblem(post(body), 400, "invalid_body");
        }
    }

    @Test
    void never_repeats_what_may_be_a_password() throws Exception {
        RawSocket.Answer answer = post("{\"a\":12345678}");

        assertProblem(answer, 400, "invalid_body");
        assertThat(answer.body()).contains("a: not a text (expected: a text)").doesNotContain("12345678");
        assertThat(post("{\"a\":null}").body()).isEqualTo("{}");
    }

    @Test
    void refuses_what_is_too_large_or_of_another_type() throws Exception {
        assertProblem(post("{\"a\":\"" + "x".repeat(16 << 10) + "\"}"), 413, "too_large");
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send("POST /fields HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            assertProblem(client.readAnswer(), 415, "unsupported_media_type");
        }
    }

    @Test
    void knows_the_last_segment_of_a_path_unless_another_path_is_meant() throws Exception {
        assertThat(get("/one/abc").body()).isEqualTo("abc");
        assertThat(get("/one/two").body()).isEqualTo("exactly");
        assertProblem(get("/one/"), 404, "not_found");
        assertProblem(get("/one/a/b"), 404, "not_found");
    }

    @Test
    void believes_a_trusted_proxy() throws Exception {
        assertThat(get("/address").body()).isEqualTo("127.0.0.1");
        assertThat(get("/address", "X-Forwarded-For: 10.0.0.1, 10.0.0.2").body())
                .isEqualTo("10.0.0.2");
        assertThat(get("/address", "X-Forwarded-For: 10.0.0.1, 127.0.0.1").body())
                .isEqualTo("10.0.0.1");
        assertThat(get("/address", "X-Forwarded-For: nonsense").body()).isEqualTo("127.0.0.1");
    }

    private static RawSocket.Answer post(String body) throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(header(body.length()) + body);
            return client.readAnswer();
        }
    }

    private static String header(int length) {
        return "POST /fields HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    private static RawSocket.Answer get(String path, String... headers) throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: x\r\n");
            for (String header : headers) {
                request.append(header).append("\r\n");
            }
            client.send(request.append("\r\n").toString());
            return client.readAnswer();
        }
    }
}
