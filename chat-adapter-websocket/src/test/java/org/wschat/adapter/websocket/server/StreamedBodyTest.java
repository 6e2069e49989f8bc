package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.adapter.websocket.server.EchoListener.LONG;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.websocket.http.Answer;
import org.wschat.adapter.websocket.http.BodySource.Piece;
import org.wschat.adapter.websocket.http.PingRoute;
import org.wschat.adapter.websocket.http.Route;

/** Bodies of any length, pulled as the client takes them. */
final class StreamedBodyTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String GET = "GET /body HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String OLD_GET = "GET /body HTTP/1.0\r\n\r\n";
    private static final int PIECE_BYTES = 256 << 10;

    /** More than the buffers of the system hold for one connection. */
    private static final int MANY = 200;

    private final List<EchoListener> servers = new ArrayList<>();
    private final List<RawSocket> clients = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawSocket client : clients) {
            client.close();
        }
        servers.forEach(EchoListener::close);
    }

    private EchoListener serve(GivenBody body) {
        return serve(body, new Timeouts(LONG, LONG, LONG, LONG, LONG));
    }

    private EchoListener serve(GivenBody body, Timeouts timeouts) {
        EchoListener server = EchoListener.withRoutes(
                List.of(
                        PingRoute.create(),
                        new Route(
                                "GET",
                                "/body",
                                call -> Answer.streamed(200, "text/plain; charset=utf-8", body)
                                        .now())),
                timeouts);
        servers.add(server);
        return server;
    }

    private RawSocket ask(EchoListener server, String request) throws IOException {
        RawSocket client = RawSocket.connect(server.port(), 4096);
        clients.add(client);
        return client.send(request);
    }

    private static void assertStillServing(EchoListener server) throws IOException {
        try (RawSocket other = RawSocket.connect(server.port())) {
            assertThat(other.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n")
                            .readAnswer()
                            .status())
                    .isEqualTo(200);
        }
    }

    private static String large(int number) {
        return ("" + number % 10).repeat(PIECE_BYTES);
    }

    /** Waits until nothing more is pulled for a client that does not read. */
    private static void awaitStall(GivenBody body) {
        int[] before = {-1};
        Awaitility.await().atMost(LONG).pollInterval(SHORT).until(() -> {
            int now = body.pulled.get();
            boolean stalled = now > 0 && now == before[0];
            before[0] = now;
            return stalled;
        });
    }

    @Test
    void writes_ten_thousand_lines_in_order_and_then_serves_the_next_request() throws Exception {
        GivenBody body = GivenBody.ofTexts(
                100,
                page -> IntStream.range(0, 100)
                        .mapToObj(line -> "line " + (100 * page + line) + " \u4f60\u597d\n")
                        .collect(Collectors.joining()));
        RawSocket client = ask(serve(body), GET);

        RawSocket.Answer answer = client.readAnswer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .containsEntry("transfer-encoding", "chunked")
                .doesNotContainKey("content-length");
        assertThat(new String(client.readChunks(), UTF_8).lines())
                .isEqualTo(IntStream.range(0, 10_000)
                        .mapToObj(line -> "line " + line + " \u4f60\u597d")
                        .toList());
        assertThat(body.closed).hasValue(1);
        assertThat(client.send(GET).readAnswer().status()).isEqualTo(200);
    }

    @Test
    void writes_pieces_larger_than_any_buffer() throws Exception {
        GivenBody body = GivenBody.ofTexts(40, StreamedBodyTest::large);
        RawSocket client = ask(serve(body), GET);

        client.readAnswer();
        assertThat(new String(client.readChunks(), UTF_8))
                .isEqualTo(
                        IntStream.range(0, 40).mapToObj(StreamedBodyTest::large).collect(Collectors.joining()));
    }

    @Test
    void writes_no_chunk_for_a_piece_without_bytes() throws Exception {
        RawSocket client = ask(serve(GivenBody.ofTexts(4, number -> number == 1 ? "one" : "")), GET);

        client.readAnswer();
        assertThat(client.readChunks()).asString(UTF_8).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD_GET, "GET /body HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"})
    void ends_the_connection_behind_the_body_for_who_wants_that(String request) throws Exception {
        GivenBody body = GivenBody.ofTexts(MANY, StreamedBodyTest::large);
        RawSocket client = ask(serve(body), request);

        assertThat(client.readAnswer().headers()).containsEntry("connection", "close");
        byte[] whole = request.equals(OLD_GET) ? client.readRest() : client.readChunks();
        assertThat(whole).hasSize(MANY * PIECE_BYTES);
        assertThat(client.readRest()).isEmpty();
        assertThat(body.closed).hasValue(1);
    }

    @Test
    void answers_head_without_asking_for_the_body() throws Exception {
        GivenBody body = GivenBody.ofTexts(3, StreamedBodyTest::large);
        RawSocket client =
                ask(serve(body), "HEAD" + GET.substring(3).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

        RawSocket.Answer answer = client.readAnswer();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; charset=utf-8")
                .doesNotContainKey("content-length");
        assertThat(client.readRest()).isEmpty();
        assertThat(body.pulled).hasValue(0);
        assertThat(body.closed).hasValue(1);
    }

    @Test
    void gives_a_body_that_fails_no_end() throws Exception {
        GivenBody body = GivenBody.of(number -> number < 3
                ? GivenBody.piece("piece\n", false)
                : CompletableFuture.failedStage(new IllegalStateException("broken on purpose")));
        RawSocket client = ask(serve(body), GET);

        client.readAnswer();
        assertThatThrownBy(client::readChunks).isInstanceOf(IOException.class);
        assertThat(body.closed).hasValue(1);
    }

    @Test
    void gives_a_body_that_throws_no_end() throws Exception {
        GivenBody throwing = GivenBody.of(number -> {
            if (number < 3) {
                return GivenBody.piece("piece\n", false);
            }
            throw new IllegalStateException("broken on purpose");
        });
        RawSocket client = ask(serve(throwing), GET);
        client.readAnswer();
        assertThatThrownBy(client::readChunks).isInstanceOf(IOException.class);
        assertThat(throwing.closed).hasValue(1);
    }

    @Test
    void tells_who_speaks_old_http_by_the_missing_rest_that_a_body_failed() throws Exception {
        GivenBody body = GivenBody.of(number -> number < 3
                ? GivenBody.piece("piece\n", false)
                : CompletableFuture.failedStage(new IllegalStateException("broken on purpose")));
        RawSocket client = ask(serve(body), OLD_GET);

        client.readAnswer();
        assertThat(client.readRest()).asString(UTF_8).isEqualTo("piece\npiece\npiece\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, OLD_GET})
    void asks_for_no_more_than_a_client_takes_and_goes_on_when_it_reads_again(String request) throws Exception {
        GivenBody body = GivenBody.ofTexts(MANY, StreamedBodyTest::large);
        RawSocket client = ask(serve(body), request);

        awaitStall(body);
        assertThat((long) body.pulled.get() * PIECE_BYTES)
                .as("what the buffers of the system take, and one piece")
                .isLessThan(7 << 20);
        client.readAnswer();
        assertThat(request.equals(GET) ? client.readChunks() : client.readRest())
                .hasSize(MANY * PIECE_BYTES);
    }

    @Test
    void serves_others_while_more_clients_stall_than_there_are_threads() throws Exception {
        GivenBody body = GivenBody.of(number -> GivenBody.piece(large(number), false));
        EchoListener server = serve(body);
        for (int i = 0; i < 20; i++) {
            ask(server, GET);
        }

        awaitStall(body);
        assertStillServing(server);
    }

    @Test
    void serves_others_while_more_bodies_wait_than_there_are_threads() throws Exception {
        GivenBody body = GivenBody.of(number -> new CompletableFuture<>());
        EchoListener server = serve(body);
        for (int i = 0; i < 20; i++) {
            ask(server, GET);
        }
        Awaitility.await().atMost(LONG).until(() -> body.pulled.get() == 20);

        assertStillServing(server);
    }

    @Test
    void cuts_a_client_that_takes_no_more() throws Exception {
        GivenBody body = GivenBody.of(number -> GivenBody.piece(large(number), false));
        EchoListener server = serve(body, new Timeouts(LONG, LONG, LONG, SHORT, LONG));
        RawSocket client = ask(server, GET);

        Awaitility.await().atMost(LONG).until(body::isClosed);
        client.readAnswer();
        assertThatThrownBy(client::readChunks).isInstanceOf(IOException.class);
        assertThat(body.closed).hasValue(1);
        assertStillServing(server);
    }

    @Test
    void lets_an_answer_take_longer_than_a_connection_may_be_idle() throws Exception {
        Executor later = CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS);
        GivenBody body = GivenBody.of(number ->
                CompletableFuture.supplyAsync(() -> new Piece("piece\n".getBytes(UTF_8), number == 19), later));
        RawSocket client = ask(serve(body, new Timeouts(LONG, SHORT, LONG, LONG, LONG)), GET);

        client.readAnswer();
        assertThat(new String(client.readChunks(), UTF_8).lines()).hasSize(20);
        assertThatThrownBy(client::readLine).isInstanceOf(EOFException.class);
    }

    @Test
    void asks_for_nothing_more_for_a_client_that_went_away() throws Exception {
        GivenBody body = GivenBody.of(number -> GivenBody.piece(large(number), false));
        RawSocket client = ask(serve(body), GET);
        awaitStall(body);

        client.close();

        Awaitility.await().atMost(LONG).until(body::isClosed);
        int pulled = body.pulled.get();
        assertThat(body.closed).hasValue(1);
        assertThat(body.pulled).hasValue(pulled);
    }
}
