package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.server.RawSocket;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.domain.message.ChatRules;
import org.wschat.testkit.InMemoryMessageStore;

/** A device that does not read, and what becomes of it and of the others. */
@Timeout(120)
final class SlowDeviceTest {

    private static final int OUTBOUND_BYTES = 65_536;
    private static final int MESSAGES = 1000;
    private static final String TEXT = "x".repeat(7000);

    private final WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
            "127.0.0.1", 0, Set.of(), Set.of(), 65_536, OUTBOUND_BYTES, Duration.ofSeconds(5), Duration.ofSeconds(2)));

    @BeforeEach
    void start() {
        server.start(ChatApplication.of(
                ChatPorts.of(new InMemoryMessageStore(), server.delivery()), ChatRules.DEFAULT, Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void is_told_from_where_to_sync_and_misses_nothing_while_the_others_get_everything_at_once() throws Exception {
        try (RawSocket raw = RawSocket.connect(server.port(), 4096).upgrade("/ws/v2?user=bob");
                DeviceClient tablet = DeviceClient.of(server.port(), "bob");
                DeviceClient alice = DeviceClient.of(server.port(), "alice")) {
            DeviceClient slow = DeviceClient.over(raw);
            slow.read();
            for (int i = 1; i <= MESSAGES; i++) {
                alice.ask("{'op':'send','to':'bob','content':'" + TEXT + "'}", "sent");
                assertThat(tablet.read("message").get("seq").getAsInt()).isEqualTo(i);
                if (i % 100 == 0) {
                    assertThat(server.load().outboundBytes()).isLessThan(3L * OUTBOUND_BYTES);
                }
            }

            Set<Integer> seen = new TreeSet<>();
            List<Integer> live = new ArrayList<>();
            JsonObject frame = slow.read();
            for (; !frame.get("op").getAsString().equals("sync_required"); frame = slow.read()) {
                live.add(frame.get("seq").getAsInt());
            }
            assertThat(live).isSorted().hasSizeLessThan(MESSAGES);
            seen.addAll(live);
            sync(slow, frame.get("cursor").toString(), seen);
            assertThat(seen).hasSize(MESSAGES);

            alice.ask("{'op':'send','to':'bob','content':'live again'}", "sent");
            assertThat(slow.read("message").get("content").getAsString()).isEqualTo("live again");
        }
    }

    private static void sync(DeviceClient slow, String from, Set<Integer> seen) throws Exception {
        String cursor = from;
        for (boolean complete = false; !complete; ) {
            slow.say("{'op':'sync','cursor':" + cursor + "}");
            JsonObject frame = slow.read();
            for (; !frame.get("op").getAsString().equals("synced"); frame = slow.read()) {
                seen.add(frame.get("seq").getAsInt());
            }
            cursor = frame.get("cursor").toString();
            complete = frame.get("complete").getAsBoolean();
        }
    }

    @Test
    void may_ask_for_more_than_it_reads_and_is_answered_in_the_end() throws Exception {
        try (RawSocket raw = RawSocket.connect(server.port(), 4096).upgrade("/ws/v2?user=bob");
                DeviceClient alice = DeviceClient.of(server.port(), "alice")) {
            DeviceClient slow = DeviceClient.over(raw);
            slow.read();
            for (int i = 0; i < 100; i++) {
                alice.ask("{'op':'send','to':'carol','content':'" + TEXT + "'}", "sent");
                slow.ask("{'op':'send','to':'dave','content':'" + TEXT + "'}", "sent");
            }
            Thread asking = new Thread(() -> {
                try {
                    for (int i = 0; i < 40; i++) {
                        slow.say("{'op':'history','ref':'" + i + "','peer':'dave','limit':200}");
                        slow.say("{'op':'edit','ref':'e" + i + "','peer':'dave','seq':1,'content':'" + TEXT + i + "'}");
                    }
                    for (int i = 0; i < 5000; i++) {
                        slow.say("{'op':'ping','ref':'p" + i + "'}");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            asking.start();
            alice.pending();
            int histories = 0;
            int edits = 0;
            int pongs = 0;
            while (histories < 40 || edits < 40 || pongs < 5000) {
                String op = slow.read().get("op").getAsString();
                histories += op.equals("history") ? 1 : 0;
                edits += op.equals("edited") ? 1 : 0;
                pongs += op.equals("pong") ? 1 : 0;
            }
            asking.join();
        }
    }
}
