package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
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
import org.wschat.domain.message.FirstContactRule;
import org.wschat.testkit.InMemoryMessageStore;

/** Every request over real sockets, with everything in memory behind. */
@Timeout(60)
final class RequestsTest {

    private final WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
            "127.0.0.1", 0, Set.of(), Set.of(), 65_536, 1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    private final InMemoryMessageStore store = new InMemoryMessageStore();

    @BeforeEach
    void start() {
        server.start(ChatApplication.of(
                ChatPorts.of(store, server.delivery()),
                ChatRules.DEFAULT.withFirstContact(new FirstContactRule(5)),
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private DeviceClient device(String user) throws IOException {
        return DeviceClient.of(server.port(), user);
    }

    @Test
    void welcomes_with_what_a_client_has_to_know() throws IOException {
        try (DeviceClient alice = device("alice")) {
            JsonObject welcome = alice.welcome();
            assertThat(welcome.keySet())
                    .containsExactly("op", "user", "session", "server_time", "heartbeat_ms", "cursor", "limits");
            assertThat(welcome.get("user").getAsString()).isEqualTo("alice");
            assertThat(welcome.get("heartbeat_ms").getAsInt()).isEqualTo(25_000);
            assertThat(welcome.get("limits"))
                    .hasToString("{\"frame_bytes\":65536,\"content_chars\":8000,\"page\":200}");
        }
    }

    @Test
    void answers_a_send_and_tells_every_other_device_of_both() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient tablet = device("alice");
                DeviceClient bob = device("bob")) {
            JsonObject sent =
                    alice.ask("{'op':'send','ref':'1','to':'bob','content':'hi <&>','client_id':'c1'}", "sent");

            assertThat(sent.keySet())
                    .containsExactly(
                            "op", "ref", "to", "id", "seq", "sent_at", "client_id", "online", "duplicate", "cursor");
            assertThat(sent.get("seq").getAsLong()).isEqualTo(1);
            assertThat(sent.get("online").getAsBoolean()).isTrue();
            for (DeviceClient told : new DeviceClient[] {tablet, bob}) {
                String message = told.text();
                assertThat(message)
                        .startsWith("{\"op\":\"message\",\"id\":1,\"seq\":1,\"from\":\"alice\",\"to\":\"bob\","
                                + "\"content\":\"hi <&>\",\"client_id\":\"c1\",\"sent_at\":\"");
            }
            assertThat(alice.pending()).isEmpty();
        }
    }

    @Test
    void tells_sockets_of_the_original_protocol_and_is_told_by_them() throws IOException {
        try (RawSocket old = RawSocket.open(server.port(), "/ws?send_id=bob&receive_id=alice");
                DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            assertThat(old.readText()).contains("50000");
            alice.say("{'op':'send','to':'bob','content':'to both'}");
            assertThat(old.readText()).contains("to both");
            assertThat(bob.read("message").get("content").getAsString()).isEqualTo("to both");

            old.text("{\"type\":1,\"content\":\"from the old one\"}");
            assertThat(old.readText()).contains("50002");
            assertThat(alice.read("message").get("content").getAsString()).isEqualTo("from the old one");
            assertThat(bob.read("message").get("seq").getAsLong()).isEqualTo(2);
        }
    }

    @Test
    void gives_a_repeated_message_to_the_recipient_again_as_a_replay_while_it_is_unread() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient tablet = device("alice");
                DeviceClient bob = device("bob")) {
            String send = "{'op':'send','to':'bob','content':'hi','client_id':'c'}";
            alice.ask(send, "sent");
            assertThat(bob.read("message").has("replay")).isFalse();
            tablet.read("message");

            assertThat(alice.ask(send, "sent").get("online").getAsBoolean()).isTrue();
            assertThat(bob.read("message").get("replay").getAsBoolean()).isTrue();

            bob.ask("{'op':'read','peer':'alice','seq':1}", "read");
            assertThat(alice.ask(send, "sent").get("online").getAsBoolean()).isTrue();
            assertThat(bob.pending()).isEmpty();
            assertThat(tablet.pending()).doesNotContain("message");
        }
    }

    @Test
    void says_how_far_somebody_has_read_never_less() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            for (int i = 1; i <= 3; i++) {
                alice.ask("{'op':'send','to':'bob','content':'hi'}", "sent");
            }
            bob.ask("{'op':'read','peer':'alice','seq':3}", "read");
            assertThat(bob.ask("{'op':'read','ref':'old','peer':'alice','seq':1}", "read")
                            .get("seq")
                            .getAsLong())
                    .isEqualTo(3);
        }
    }

    @Test
    void gives_the_first_answer_again_for_a_client_id_and_refuses_other_words() throws IOException {
        try (DeviceClient alice = device("alice")) {
            long id = alice.ask("{'op':'send','to':'bob','content':'hi','client_id':'c'}", "sent")
                    .get("id")
                    .getAsLong();
            JsonObject again = alice.ask("{'op':'send','to':'bob','content':'hi','client_id':'c'}", "sent");
            assertThat(again.get("id").getAsLong()).isEqualTo(id);
            assertThat(again.get("duplicate").getAsBoolean()).isTrue();
            assertThat(code(alice.ask("{'op':'send','to':'bob','content':'ho','client_id':'c'}", "error")))
                    .isEqualTo("conflict");
        }
    }

    @Test
    void shows_a_conversation_from_either_side() throws IOException {
        try (DeviceClient alice = device("alice")) {
            for (int i = 1; i <= 5; i++) {
                alice.ask("{'op':'send','to':'bob','content':'m" + i + "'}", "sent");
            }
            assertThat(seqs(alice.ask("{'op':'history','ref':'h','peer':'bob'}", "history")))
                    .isEqualTo("1 2 3 4 5 false");
            assertThat(seqs(alice.ask("{'op':'history','peer':'bob','before_seq':4,'limit':2}", "history")))
                    .isEqualTo("2 3 true");
            assertThat(seqs(alice.ask("{'op':'history','peer':'bob','after_seq':3,'limit':2}", "history")))
                    .isEqualTo("4 5 false");
            assertThat(code(alice.ask("{'op':'history','peer':'bob','after_seq':3,'before_seq':5}", "error")))
                    .isEqualTo("invalid_argument");
        }
    }

    private static String seqs(JsonObject history) {
        StringBuilder seqs = new StringBuilder();
        history.get("messages")
                .getAsJsonArray()
                .forEach(message ->
                        seqs.append(message.getAsJsonObject().get("seq")).append(' '));
        return seqs.append(history.get("has_more")).toString();
    }

    @Test
    void tells_everybody_how_far_somebody_has_read() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob");
                DeviceClient tablet = device("bob")) {
            alice.ask("{'op':'send','to':'bob','content':'1'}", "sent");
            alice.ask("{'op':'send','to':'bob','content':'2'}", "sent");

            JsonObject read = bob.ask("{'op':'read','ref':'r','peer':'alice','seq':9}", "read");
            assertThat(read.toString())
                    .startsWith("{\"op\":\"read\",\"ref\":\"r\",\"reader\":\"bob\",\"peer\":\"alice\",\"seq\":2,");
            assertThat(tablet.read("read").has("ref")).isFalse();
            assertThat(alice.read("read").get("seq").getAsLong()).isEqualTo(2);
            assertThat(bob.pending()).isEmpty();
            assertThat(alice.ask("{'op':'history','peer':'bob'}", "history")
                            .get("peer_read_seq")
                            .getAsLong())
                    .isEqualTo(2);
            assertThat(code(bob.ask("{'op':'read','peer':'nobody','seq':1}", "error")))
                    .isEqualTo("not_found");
        }
    }

    @Test
    void lists_conversations_latest_first_page_by_page() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            alice.ask("{'op':'send','to':'carol','content':'1'}", "sent");
            bob.ask("{'op':'send','to':'alice','content':'2'}", "sent");

            JsonObject first = alice.ask("{'op':'conversations','ref':'c','limit':1}", "conversations");
            JsonArray items = first.get("items").getAsJsonArray();
            JsonObject item = items.get(0).getAsJsonObject();
            assertThat(item.keySet())
                    .containsExactly("peer", "last_seq", "unread", "read_seq", "peer_read_seq", "last_message");
            assertThat(item.get("peer").getAsString()).isEqualTo("bob");
            assertThat(item.get("unread").getAsLong()).isEqualTo(1);
            assertThat(first.get("total_unread").getAsLong()).isEqualTo(1);
            JsonObject second =
                    alice.ask("{'op':'conversations','limit':1,'cursor':" + first.get("cursor") + "}", "conversations");
            assertThat(second.toString()).contains("\"peer\":\"carol\"").contains("\"cursor\":null");
        }
    }

    @Test
    void gives_what_was_missed_since_a_cursor() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            String cursor = alice.welcome().get("cursor").toString();
            bob.ask("{'op':'send','to':'alice','content':'1'}", "sent");
            alice.ask("{'op':'send','to':'bob','content':'2'}", "sent");
            assertThat(alice.say("{'op':'sync','ref':'s','cursor':" + cursor + "}")
                            .text())
                    .contains("\"ref\":\"s\"", "\"content\":\"1\"", "\"replay\":true");
            assertThat(alice.text()).contains("\"content\":\"2\"", "\"replay\":true");
            JsonObject synced = alice.read();
            assertThat(synced.keySet()).containsExactly("op", "ref", "cursor", "complete");
            assertThat(synced.get("complete").getAsBoolean()).isTrue();

            assertThat(alice.ask("{'op':'sync','cursor':" + synced.get("cursor") + "}", "synced")
                            .get("complete")
                            .getAsBoolean())
                    .isTrue();
            assertThat(code(alice.ask("{'op':'sync','cursor':'nonsense'}", "error")))
                    .isEqualTo("invalid_argument");
        }
    }

    @Test
    void gives_a_long_absence_in_pages() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            alice.ask("{'op':'send','to':'bob','content':'hello'}", "sent");
            for (int i = 0; i < 450; i++) {
                bob.ask("{'op':'send','to':'alice','content':'" + "x".repeat(500) + "'}", "sent");
            }
            String cursor = alice.welcome().get("cursor").toString();
            int messages = 0;
            for (boolean complete = false; !complete; ) {
                alice.say("{'op':'sync','cursor':" + cursor + "}");
                JsonObject frame = alice.read();
                for (; !frame.get("op").getAsString().equals("synced"); frame = alice.read()) {
                    messages += frame.has("replay") ? 1 : 0;
                }
                cursor = frame.get("cursor").toString();
                complete = frame.get("complete").getAsBoolean();
            }
            assertThat(messages).isEqualTo(451);
        }
    }

    @Test
    void edits_and_recalls_with_the_answer_in_the_place_of_the_news() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient tablet = device("alice");
                DeviceClient bob = device("bob")) {
            alice.ask("{'op':'send','to':'bob','content':'helo'}", "sent");

            assertThat(alice.ask("{'op':'edit','ref':'e','peer':'bob','seq':1,'content':'hello'}", "edited")
                            .toString())
                    .startsWith(
                            "{\"op\":\"edited\",\"ref\":\"e\",\"peer\":\"bob\",\"seq\":1,\"content\":\"hello\",\"at\":\"");
            assertThat(tablet.read("edited").has("ref")).isFalse();
            assertThat(bob.read("edited").get("peer").getAsString()).isEqualTo("alice");

            assertThat(alice.ask("{'op':'recall','ref':'r','peer':'bob','seq':1}", "recalled")
                            .keySet())
                    .containsExactly("op", "ref", "peer", "seq", "at");
            assertThat(bob.read("recalled").get("seq").getAsLong()).isEqualTo(1);
            assertThat(alice.pending()).isEmpty();

            assertThat(code(alice.ask("{'op':'edit','peer':'bob','seq':1,'content':'x'}", "error")))
                    .isEqualTo("forbidden");
            assertThat(code(bob.ask("{'op':'recall','peer':'alice','seq':1}", "error")))
                    .isEqualTo("forbidden");
            assertThat(code(bob.ask("{'op':'recall','peer':'alice','seq':7}", "error")))
                    .isEqualTo("not_found");
        }
    }

    @Test
    void blocks_from_the_next_message_on() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            assertThat(bob.ask("{'op':'block','ref':'b','user':'alice'}", "blocks"))
                    .hasToString("{\"op\":\"blocks\",\"ref\":\"b\",\"users\":[\"alice\"]}");
            assertThat(code(alice.ask("{'op':'send','to':'bob','content':'hi'}", "error")))
                    .isEqualTo("blocked");
            alice.say("{'op':'typing','to':'bob'}").pending();
            assertThat(bob.pending()).isEmpty();
            assertThat(bob.ask("{'op':'unblock','user':'alice'}", "blocks"))
                    .hasToString("{\"op\":\"blocks\",\"users\":[]}");
            assertThat(bob.ask("{'op':'blocks'}", "blocks")).hasToString("{\"op\":\"blocks\",\"users\":[]}");
            alice.ask("{'op':'send','to':'bob','content':'hi'}", "sent");
            assertThat(code(bob.ask("{'op':'block','user':'bob'}", "error"))).isEqualTo("invalid_argument");
        }
    }

    @Test
    void tells_that_somebody_is_writing_and_not_more_often_than_helps() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            alice.say("{'op':'typing','to':'bob'}")
                    .say("{'op':'typing','to':'bob'}")
                    .pending();
            assertThat(bob.pending()).isEqualTo("{\"op\":\"typing\",\"from\":\"alice\"}\n");
        }
    }

    @Test
    void tells_watchers_when_somebody_comes() throws IOException {
        try (DeviceClient alice = device("alice")) {
            assertThat(alice.ask("{'op':'watch','ref':'w','users':['bob']}", "presence"))
                    .hasToString(
                            "{\"op\":\"presence\",\"ref\":\"w\",\"user\":\"bob\",\"online\":false,\"last_seen\":null}");
            try (DeviceClient bob = device("bob")) {
                JsonObject online = alice.read("presence");
                assertThat(online.get("online").getAsBoolean()).isTrue();
                assertThat(online.has("ref")).isFalse();
                assertThat(bob.pending()).isEmpty();
            }
            assertThat(alice.ask("{'op':'watch','users':[" + manyUsers() + "]}", "error")
                            .get("code")
                            .getAsString())
                    .isEqualTo("too_large");
        }
    }

    private static String manyUsers() {
        StringBuilder users = new StringBuilder("'u0'");
        for (int i = 1; i <= 200; i++) {
            users.append(",'u").append(i).append('\'');
        }
        return users.toString();
    }

    @Test
    void answers_what_is_no_request_and_stays_open() throws IOException {
        try (DeviceClient alice = device("alice")) {
            assertThat(alice.ask("{'op':'dance','ref':'d'}", "error").toString())
                    .startsWith("{\"op\":\"error\",\"ref\":\"d\",\"code\":\"unknown_op\"");
            assertThat(code(alice.ask("nonsense", "error"))).isEqualTo("invalid_frame");
            assertThat(code(alice.ask("{'op':'send','to':'bob','content':'" + "x".repeat(8001) + "'}", "error")))
                    .isEqualTo("too_large");
            for (int i = 0; i < 5; i++) {
                alice.ask("{'op':'send','to':'bob','content':'hi'}", "sent");
            }
            assertThat(code(alice.ask("{'op':'send','to':'bob','content':'hi'}", "error")))
                    .isEqualTo("first_contact_limit");
            assertThat(alice.ask("{'op':'ping','ref':'p'}", "pong").keySet())
                    .containsExactly("op", "ref", "server_time");
        }
    }

    private static String code(JsonObject error) {
        return error.get("code").getAsString();
    }

    @Test
    void closes_on_binary_frames_and_after_too_many_bad_ones() throws IOException {
        try (DeviceClient alice = device("alice");
                DeviceClient bob = device("bob")) {
            alice.raw().send(RawSocket.frame(RawSocket.BINARY, true, new byte[] {1}));
            assertThat(alice.raw().readCloseCode()).isEqualTo(1003);
            for (int i = 0; i < DeviceSocket.MOST_INVALID; i++) {
                bob.say("nonsense");
            }
            assertThat(bob.raw().readCloseCode()).isEqualTo(1008);
        }
    }

    @Test
    void asks_to_connect_again_before_it_stops() throws IOException {
        try (DeviceClient alice = device("alice")) {
            Thread closing = new Thread(server::close);
            closing.start();
            assertThat(alice.read().get("after_ms").getAsInt()).isBetween(0, 5000);
            assertThat(alice.raw().readCloseCode()).isEqualTo(1001);
        }
    }

    @Test
    void has_room_for_so_many_sockets_of_one_user() throws IOException {
        DeviceClient[] open = new DeviceClient[50];
        try {
            for (int i = 0; i < open.length; i++) {
                open[i] = device("alice");
            }
            try (DeviceClient tooMany = DeviceClient.unwelcomed(server.port(), "alice")) {
                assertThat(tooMany.raw().readCloseCode()).isEqualTo(4409);
            }
            assertThat(open[0].pending()).isEmpty();
        } finally {
            for (DeviceClient one : open) {
                if (one != null) {
                    one.close();
                }
            }
        }
    }
}
