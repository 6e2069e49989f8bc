package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.http.HealthRoutes;
import org.wschat.adapter.websocket.server.RawSocket.Answer;
import org.wschat.application.port.inbound.Readiness;

final class HealthTest {

    private final BlockingQueue<CompletableFuture<Readiness>> checks = new LinkedBlockingQueue<>();
    private volatile boolean draining;
    private volatile String askedOn = "";
    private final EchoListener server = EchoListener.withRoutes(HealthRoutes.create(this::check, () -> draining));

    private CompletionStage<Readiness> check() {
        askedOn = Thread.currentThread().getName();
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        checks.add(readiness);
        return readiness;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void is_live_without_asking_anybody() throws Exception {
        try (RawSocket client = ask("/health/live")) {
            Answer answer = client.readAnswer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"live\"}");
            assertThat(answer.headers()).containsEntry("cache-control", "no-store");
        }
        assertThat(checks).isEmpty();
    }

    @Test
    void is_ready_when_messages_can_be_taken() throws Exception {
        try (RawSocket client = ask("/health/ready")) {
            checks.take().complete(Readiness.READY);
            Answer answer = client.readAnswer();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"ready\"}");
            assertThat(askedOn).as("not a thread that reads the network").isEqualTo("chat-http");
        }
    }

    @Test
    void is_not_ready_when_the_store_is_away() throws Exception {
        assertNotReady(Readiness.STORE_UNAVAILABLE, "store_unavailable");
    }

    private void assertNotReady(Readiness readiness, String code) throws Exception {
        try (RawSocket client = ask("/health/ready")) {
            checks.take().complete(readiness);
            assertProblem(client.readAnswer(), 503, code);
        }
    }

    @Test
    void is_not_ready_while_it_drains() throws Exception {
        draining = true;
        try (RawSocket client = ask("/health/ready")) {
            assertProblem(client.readAnswer(), 503, "draining");
        }
    }

    @Test
    void says_that_it_is_broken_when_the_check_is() throws Exception {
        try (RawSocket client = ask("/health/ready")) {
            checks.take().completeExceptionally(new IllegalStateException("a bug"));
            assertProblem(client.readAnswer(), 500, "internal");
        }
    }

    @Test
    void holds_no_thread_while_it_waits() throws Exception {
        RawSocket[] waiting =
                IntStream.range(0, 200).mapToObj(i -> ask("/health/ready")).toArray(RawSocket[]::new);
        for (int i = 0; i < waiting.length; i++) {
            checks.take();
        }
        try (RawSocket client = ask("/health/live")) {
            assertThat(client.readAnswer().status()).isEqualTo(200);
        }
        for (RawSocket client : waiting) {
            client.close();
        }
    }

    private RawSocket ask(String path) {
        try {
            RawSocket client = RawSocket.connect(server.port());
            client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            return client;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(JsonParser.parseString(answer.body())
                        .getAsJsonObject()
                        .get("code")
                        .getAsString())
                .isEqualTo(code);
    }
}
