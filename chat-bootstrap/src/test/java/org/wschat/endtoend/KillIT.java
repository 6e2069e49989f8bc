package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the server without warning while people write, and looks for every message it had acknowledged. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#each")
class KillIT {

    private static final int PAIRS = 20;
    private static final int UNDER_WAY = 8;
    private static final int KILLS = 5;

    @RegisterExtension
    final TestStorage storage;

    private final List<Duration> startTimes = new ArrayList<>();
    private final Engine engine;

    KillIT(Engine engine) {
        this.engine = engine;
        storage = new TestStorage(engine);
    }

    @Test
    void finds_every_acknowledged_message_once_and_in_order_after_each_kill() throws Exception {
        Random random = new Random(20261123);
        List<Sender> senders = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            senders.add(new Sender("s" + pair, "r" + pair));
        }
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                killUnderLoad(senders, threads, 1_000 + random.nextInt(2_000));
            }
        } finally {
            threads.shutdownNow();
        }
        int acknowledged = 0;
        int kept = 0;
        try (ChatProcess server = storage.server().startReady()) {
            startTimes.add(server.startTime());
            for (Sender sender : senders) {
                kept += sender.verify(server.port());
                acknowledged += sender.acknowledged.size();
            }
        }
        // The first start finds nothing to recover. Of the others the fastest tells what recovery takes; the rest is
        // load.
        Duration fastest = Collections.min(startTimes.subList(1, startTimes.size()));
        System.out.printf(
                "%s: %d kills, %d acknowledged, %d kept, 0 lost, 0 twice, ready again in %d ms%n",
                engine, KILLS, acknowledged, kept, fastest.toMillis());
        assertThat(fastest).isLessThan(Duration.ofSeconds(5));
        assertThat(acknowledged).isGreaterThanOrEqualTo(KILLS * 1_000);
    }

    private void killUnderLoad(List<Sender> senders, ExecutorService threads, int acknowledgements) throws Exception {
        CountDownLatch enough = new CountDownLatch(acknowledgements);
        try (ChatProcess server = storage.server().startReady()) {
            startTimes.add(server.startTime());
            List<Future<?>> running = new ArrayList<>();
            for (Sender sender : senders) {
                running.add(threads.submit(() -> sender.writeUntilCutOff(server.port(), enough)));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            server.kill();
            for (Future<?> sender : running) {
                sender.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** One person who writes numbered messages to another, never the same twice, with a few under way. */
    private static final class Sender {

        private final String id;
        private final String peer;
        private final List<String> acknowledged = new ArrayList<>();
        private int lastWritten;

        Sender(String id, String peer) {
            this.id = id;
            this.peer = peer;
        }

        void writeUntilCutOff(int port, CountDownLatch enough) {
            try (ChatClient socket = ChatClient.open(port, id, peer)) {
                List<String> underWay = new ArrayList<>();
                while (true) {
                    while (underWay.size() < UNDER_WAY) {
                        String content = String.valueOf(++lastWritten);
                        underWay.add(content);
                        socket.say(content);
                    }
                    JsonObject answer = socket.nextUnlessClosed();
                    if (answer == null) {
                        return;
                    }
                    assertThat(answer.get("code").getAsInt()).isEqualTo(50003);
                    acknowledged.add(underWay.remove(0));
                    enough.countDown();
                }
            }
        }

        /** Compares what is kept with what was acknowledged; gives the number of messages kept. */
        int verify(int port) {
            try (ChatClient socket = ChatClient.open(port, id, peer)) {
                List<Integer> kept = new ArrayList<>();
                for (JsonElement message : socket.ask("{\"type\":2}").getAsJsonArray("content")) {
                    kept.add(0, message.getAsJsonObject().get("content").getAsInt());
                }
                assertThat(kept)
                        .as("order, and none twice, of " + id)
                        .isSorted()
                        .doesNotHaveDuplicates();
                Set<String> lost = new HashSet<>(acknowledged);
                kept.forEach(number -> lost.remove(number.toString()));
                assertThat(lost).as("acknowledged but lost, of " + id).isEmpty();
                return kept.size();
            }
        }
    }
}
