package org.wschat.benchmark.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wschat.benchmark.load.Crowd;
import org.wschat.benchmark.load.Flood;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.load.LoadException;
import org.wschat.benchmark.load.LoadPlan;
import org.wschat.benchmark.load.LoadResult;
import org.wschat.benchmark.load.Questions;
import org.wschat.benchmark.load.ServerCost;
import org.wschat.benchmark.load.Wire;

/** A load on the server that the comparisons are made with, in one process. */
class LoadOnBareServerTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Map<String, BareSocket> online = new ConcurrentHashMap<>();
    private final AtomicLong pushed = new AtomicLong();
    private @Nullable BareServer server;

    private void welcome(BareSocket socket) {
        online.put(socket.target(), socket);
        socket.send(bytes("{\"from\":\"Server\",\"code\":50000}"));
    }

    private void welcomeLater(BareSocket socket) {
        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> welcome(socket));
    }

    private Load loadOn(BiConsumer<BareSocket, byte[]> onText, Consumer<BareSocket> onOpen) throws IOException {
        return new Load(serve(onText, onOpen), () -> new ServerCost(0, 0, 0));
    }

    private int serve(BiConsumer<BareSocket, byte[]> onText, Consumer<BareSocket> onOpen) throws IOException {
        BareServer started = new BareServer(onText, onOpen);
        server = started;
        Thread thread = new Thread(() -> run(started), "bare server");
        thread.setDaemon(true);
        thread.start();
        return started.port();
    }

    private static void run(BareServer server) {
        try {
            server.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClosedSelectorException e) {
            // the test is over
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void passOn(BareSocket socket, byte[] text) {
        String[] parts = socket.target().split("[=&]", -1);
        BareSocket recipient = online.get("/ws?send_id=" + parts[3] + "&receive_id=" + parts[1]);
        if (recipient != null) {
            recipient.send(bytes("{\"from\":\"x\",\"code\":50000}"));
            pushed.incrementAndGet();
        }
        socket.send(bytes("{\"from\":\"x\",\"code\":" + (recipient == null ? 50003 : 50002) + "}"));
    }

    private static LoadPlan plan(Wire wire, int perSecond) {
        return new LoadPlan(wire, 2, 1, perSecond, "hello", Duration.ZERO, SHORT);
    }

    @Test
    void two_who_wait_for_each_answer_get_as_many_acknowledgements_as_arrive() throws IOException {
        LoadResult result = loadOn(this::passOn, this::welcome).run(plan(Wire.CHAT, 0));

        assertThat(result.acknowledged()).isPositive();
        assertThat(result.pushed()).isBetween(result.acknowledged() - 2, result.acknowledged() + 2);
        assertThat(result.latencies().getTotalCount()).isEqualTo(result.acknowledged());
        assertThat(pushed.get()).isGreaterThanOrEqualTo(result.pushed());
    }

    @Test
    void nobody_writes_before_everybody_is_welcomed() throws IOException {
        Load load = loadOn(this::passOn, this::welcomeLater);

        assertThat(load.run(plan(Wire.CHAT, 0)).acknowledged()).isPositive();
    }

    @Test
    void a_flood_reaches_its_readers_however_late_they_are_welcomed() throws IOException {
        try (Flood flood = new Flood(serve(this::passOn, this::welcomeLater), 1, false)) {
            flood.send(3 * 32_768, SHORT);
        }

        assertThat(pushed.get()).isEqualTo(3);
    }

    @Test
    void a_question_is_asked_when_the_one_who_asks_is_welcomed() throws IOException {
        int port = serve((socket, text) -> socket.send(bytes("{\"content\":[]}")), this::welcomeLater);

        try (Questions questions = new Questions(port, "a", "b")) {
            assertThat(questions.ask(List.of("?"), Duration.ZERO, SHORT).getTotalCount())
                    .isPositive();
        }
    }

    @Test
    void a_crowd_is_there_when_all_of_it_are_welcomed() throws IOException {
        int port = serve(this::passOn, this::welcomeLater);

        try (Crowd crowd = Crowd.open(port, Wire.CHAT, 3)) {
            assertThat(online).hasSize(crowd.size());
        }
    }

    @Test
    void a_message_to_somebody_who_is_not_connected_fails_the_load() throws IOException {
        Load load = loadOn((socket, text) -> socket.send(bytes("{\"from\":\"x\",\"code\":50003}")), this::welcome);

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load.run(plan(Wire.CHAT, 100)))
                .withMessage("somebody was not connected to whom a message was sent");
    }

    @Test
    void at_a_rate_all_that_was_sent_is_acknowledged_and_arrives() throws IOException {
        LoadResult result = loadOn(this::passOn, this::welcome).run(plan(Wire.CHAT, 100));

        assertThat(result.acknowledged()).isPositive();
        assertThat(pushed.get()).isGreaterThanOrEqualTo(result.pushed());
    }

    @Test
    void an_echo_is_an_acknowledgement() throws IOException {
        LoadResult result = loadOn(BareSocket::send, socket -> {}).run(plan(Wire.ECHO, 0));

        assertThat(result.acknowledged()).isPositive();
        assertThat(result.pushed()).isZero();
    }

    @Test
    void a_refused_message_fails_the_load() throws IOException {
        Load load = loadOn((socket, text) -> socket.send(bytes("{\"from\":\"Server\",\"code\":50006}")), this::welcome);

        assertThatExceptionOfType(LoadException.class)
                .isThrownBy(() -> load.run(plan(Wire.CHAT, 100)))
                .withMessage("a message was refused");
    }
}
