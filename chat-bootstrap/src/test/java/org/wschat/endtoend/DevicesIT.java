package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The second protocol on the real server; every frame is held against its description. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
final class DevicesIT {

    private static final String SECRET = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    final TestStorage storage;

    DevicesIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    /** A device, and what it has heard of messages. */
    private static final class Device implements AutoCloseable {

        private final ChatClient socket;
        private final Map<Long, JsonObject> messages = new TreeMap<>();
        private String cursor;

        Device(ChatClient socket, String cursor) {
            this.socket = socket;
            JsonObject welcome = hear();
            assertThat(welcome.get("op").getAsString()).isEqualTo("welcome");
            this.cursor = cursor.isEmpty() ? welcome.get("cursor").getAsString() : cursor;
        }

        static Device guest(int port, String name) {
            return new Device(ChatClient.connectDevice(port, name), "");
        }

        void say(String frame) {
            socket.send(DocumentedFrames.fromClient(frame.replace('\'', '"')));
        }

        /** Gives the next frame, and keeps it if it is a message. */
        JsonObject hear() {
            JsonObject frame = JsonParser.parseString(DocumentedFrames.fromServer(socket.nextText()))
                    .getAsJsonObject();
            if (frame.get("op").getAsString().equals("message")) {
                messages.put(frame.get("id").getAsLong(), frame);
            }
            return frame;
        }

        JsonObject hear(String op) {
            JsonObject frame = hear();
            while (!frame.get("op").getAsString().equals(op)) {
                frame = hear();
            }
            return frame;
        }

        JsonObject send(String to, String content, String clientId) {
            say("{'op':'send','to':'" + to + "','content':'" + content + "','client_id':'" + clientId + "'}");
            return hear("sent");
        }

        void catchUp() {
            boolean complete = false;
            while (!complete) {
                say("{'op':'sync','cursor':'" + cursor + "'}");
                JsonObject synced = hear("synced");
                cursor = synced.get("cursor").getAsString();
                complete = synced.get("complete").getAsBoolean();
            }
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    @Test
    void answers_what_is_sent_again_after_a_kill_as_the_first_time_and_leaves_no_hole_in_a_sync() {
        Map<String, JsonObject> answered = new HashMap<>();
        String cursor;
        try (ChatProcess server = storage.server().startReady();
                Device alice = Device.guest(server.port(), "alice");
                Device bob = Device.guest(server.port(), "bob")) {
            cursor = bob.cursor;
            for (int i = 0; i < 300; i++) {
                answered.put("c" + i, alice.send("bob", "message " + i, "c" + i));
            }
            alice.say("{'op':'edit','peer':'bob','seq':7,'content':'edited'}");
            alice.hear("edited");
            alice.say("{'op':'recall','peer':'bob','seq':8}");
            alice.hear("recalled");
            server.kill();
        }
        try (ChatProcess server = storage.server().startReady();
                Device alice = Device.guest(server.port(), "alice");
                Device bob = new Device(ChatClient.connectDevice(server.port(), "bob"), cursor)) {
            answered.forEach((clientId, first) -> {
                String content = "message " + clientId.substring(1);
                JsonObject again = alice.send("bob", content, clientId);
                assertThat(again.get("duplicate").getAsBoolean()).isTrue();
                for (String field : List.of("id", "seq", "sent_at", "client_id", "to")) {
                    assertThat(again.get(field)).isEqualTo(first.get(field));
                }
            });
            bob.catchUp();
            List<Long> seqs = new ArrayList<>();
            bob.messages.values().forEach(message -> seqs.add(message.get("seq").getAsLong()));
            assertThat(seqs).hasSize(300).isSorted().startsWith(1L).endsWith(300L);
            List<JsonObject> messages = new ArrayList<>(bob.messages.values());
            assertThat(messages.get(6).get("content").getAsString()).isEqualTo("edited");
            assertThat(messages.get(7).has("recalled_at")).isTrue();
            assertThat(messages.get(7).get("content").getAsString()).isEmpty();

            bob.say("{'op':'conversations'}");
            assertThat(bob.hear("conversations").get("total_unread").getAsLong())
                    .isEqualTo(299);
            bob.say("{'op':'read','peer':'alice','seq':300}");
            bob.hear("read");
            assertThat(alice.hear("read").get("seq").getAsLong()).isEqualTo(300);
        }
    }

    @Test
    void closes_every_device_of_a_session_that_ends_and_tells_who_watches() throws Exception {
        try (ChatProcess server =
                        storage.server().variable("CHAT_AUTH_GUESTS", "on").startReady();
                Device watcher = Device.guest(server.port(), "watcher")) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("mia", SECRET);
            String token = accounts.token("mia", SECRET);
            watcher.say("{'op':'watch','users':['mia']}");
            assertThat(watcher.hear("presence").get("online").getAsBoolean()).isFalse();

            try (Device phone = new Device(ChatClient.connectDeviceWithToken(server.port(), token), "");
                    Device laptop = new Device(ChatClient.connectDeviceWithToken(server.port(), token), "")) {
                assertThat(watcher.hear("presence").get("online").getAsBoolean())
                        .isTrue();
                phone.send("watcher", "hello", "c1");
                JsonObject copy = laptop.hear("message");
                assertThat(copy.get("from").getAsString()).isEqualTo("mia");

                assertThat(accounts.ask("DELETE", "/sessions", token).status()).isBetween(200, 204);
                assertThat(phone.socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
                assertThat(laptop.socket.closed().get(5, TimeUnit.SECONDS)).isEqualTo(4401);
            }
            JsonObject gone = watcher.hear("presence");
            assertThat(gone.get("online").getAsBoolean()).isFalse();
            assertThat(gone.get("last_seen").isJsonNull()).isFalse();
        }
    }

    @Test
    void says_when_to_come_back_before_it_goes() throws Exception {
        try (ChatProcess server = storage.server().startReady();
                Device alice = Device.guest(server.port(), "alice")) {
            server.terminate();

            assertThat(alice.hear("reconnect").get("after_ms").getAsLong()).isBetween(0L, 5_000L);
            assertThat(alice.socket.closed().get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(1001);
            await().atMost(SOON).until(() -> !server.isRunning());
        }
    }
}
