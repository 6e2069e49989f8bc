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
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.domain.message.ChatRules;
import org.wschat.testkit.InMemoryMessageStore;

/** Four devices of two people that all write at once, without waiting for answers. */
@Timeout(120)
final class DeliveryOrderTest {

    private static final int EACH = 500;
    private static final int DEVICES = 4;

    @Test
    void every_device_gets_the_frames_of_a_conversation_in_the_order_of_their_places() throws Exception {
        WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
                "127.0.0.1", 0, Set.of(), Set.of(), 65_536, 1 << 22, Duration.ofSeconds(5), Duration.ofSeconds(2)));
        server.start(ChatApplication.of(
                ChatPorts.of(new InMemoryMessageStore(), server.delivery()), ChatRules.DEFAULT, Clock.systemUTC()));
        List<DeviceClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < DEVICES; i++) {
                clients.add(DeviceClient.of(server.port(), i % 2 == 0 ? "alice" : "bob"));
            }
            List<CompletableFuture<Void>> writing = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                DeviceClient client = clients.get(i);
                String peer = i % 2 == 0 ? "bob" : "alice";
                writing.add(CompletableFuture.runAsync(() -> write(client, peer)));
            }
            for (DeviceClient client : clients) {
                assertThat(places(client))
                        .isEqualTo(
                                IntStream.rangeClosed(1, EACH * DEVICES).boxed().toList());
            }
            writing.forEach(CompletableFuture::join);
        } finally {
            for (DeviceClient client : clients) {
                client.close();
            }
            server.close();
        }
    }

    private static void write(DeviceClient client, String peer) {
        try {
            for (int i = 0; i < EACH; i++) {
                client.say("{'op':'send','to':'" + peer + "','content':'" + i + "'}");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> places(DeviceClient client) throws IOException {
        List<Integer> places = new ArrayList<>();
        while (places.size() < EACH * DEVICES) {
            JsonObject frame = client.read();
            places.add(frame.get("seq").getAsInt());
        }
        return places;
    }
}
