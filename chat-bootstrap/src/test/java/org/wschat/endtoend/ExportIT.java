package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get who ask the real server for all that it keeps about them. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
class ExportIT {

    private static final String SECRET = "correct horse battery";
    private static final String STRANGE = "\u5f20\u4e09 \ud83d\ude00&=+";
    private static final String TRICKY =
            "\u4f60\u597d \ud83d\udc4b\ud83c\udffd\n\"\\ \u2028 </script> e\u0301 \u0001 end";

    @RegisterExtension
    final TestStorage storage;

    ExportIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    private record Said(String sender, String recipient, String content) {

        static Said of(JsonObject line) {
            return new Said(text(line, "send_id"), text(line, "receive_id"), text(line, "content"));
        }
    }

    @Test
    void all_that_was_said_with_everybody_is_given_and_nothing_of_others() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            accounts.register("bob", SECRET);
            String alice = accounts.token("alice", SECRET);
            String other = accounts.token("alice", SECRET);
            String bob = accounts.token("bob", SECRET);
            List<Said> withBob = new ArrayList<>();
            List<Said> withStrange = new ArrayList<>();
            List<Said> withGuest = new ArrayList<>();
            List<Said> notes = new ArrayList<>();
            try (ChatClient toBob = ChatClient.open(server.port(), "alice", "bob", alice);
                    ChatClient bobToAlice = ChatClient.open(server.port(), "bob", "alice", bob)) {
                for (int i = 0; i < 3; i++) {
                    withBob.add(say(toBob, "alice", "bob", TRICKY + i));
                    bobToAlice.next();
                    withBob.add(say(bobToAlice, "bob", "alice", "answer " + i));
                    toBob.next();
                }
            }
            try (ChatClient bobToGuest = ChatClient.open(server.port(), "bob", "0", bob)) {
                say(bobToGuest, "bob", "0", "not for alice");
            }
            try (ChatClient strange = ChatClient.open(server.port(), encoded(STRANGE), "alice")) {
                withStrange.add(say(strange, STRANGE, "alice", TRICKY));
                withStrange.add(say(strange, STRANGE, "alice", "and more"));
            }
            try (ChatClient toGuest = ChatClient.open(server.port(), "alice", "0", alice)) {
                withGuest.add(say(toGuest, "alice", "0", "hello?"));
            }
            try (ChatClient toSelf = ChatClient.open(server.port(), "alice", "alice", alice)) {
                toSelf.say("a note");
                assertThat(List.of(
                                toSelf.next().get("code").getAsInt(),
                                toSelf.next().get("code").getAsInt()))
                        .containsExactlyInAnyOrder(50000, 50002);
                notes.add(new Said("alice", "alice", "a note"));
            }

            List<JsonObject> lines = accounts.export(alice);

            assertThat(text(lines.get(0), "type")).isEqualTo("account");
            assertThat(text(lines.get(0), "user_id")).isEqualTo("alice");
            assertThat(Instant.parse(text(lines.get(0), "created_at")))
                    .isBefore(Instant.now().plusSeconds(5));
            assertThat(ofType(lines, "session"))
                    .hasSize(2)
                    .filteredOn(session -> session.get("current").getAsBoolean())
                    .hasSize(1);
            assertThat(ofType(lines, "conversation"))
                    .extracting(line -> text(line, "peer_id"))
                    .containsExactlyInAnyOrder("bob", STRANGE, "0", "alice");
            assertThat(saidWith(lines, "bob")).isEqualTo(withBob);
            assertThat(saidWith(lines, STRANGE)).isEqualTo(withStrange);
            assertThat(saidWith(lines, "0")).isEqualTo(withGuest);
            assertThat(saidWith(lines, "alice")).isEqualTo(notes);
            assertThat(conversation(lines, STRANGE).get("unread_count").getAsInt())
                    .isEqualTo(2);
            assertThat(conversation(lines, "0").get("unread_count").getAsInt()).isZero();
            assertThat(lines.get(lines.size() - 1)).hasToString("{\"type\":\"end\",\"messages\":10}");
            assertThat(lines.toString())
                    .doesNotContain("not for alice", alice, other, SECRET, "argon2", "hash", "password");

            assertThat(ofType(accounts.export(bob), "conversation"))
                    .extracting(line -> text(line, "peer_id"))
                    .containsExactlyInAnyOrder("alice", "0");
            assertThat(saidWith(accounts.export(bob), "alice")).isEqualTo(withBob);
            assertThat(accounts.ask("GET", "/users/me/export", null).code()).isEqualTo("token_required");
            accounts.ask("DELETE", "/sessions", other);
            assertThat(accounts.ask("GET", "/users/me/export", alice).code()).isEqualTo("invalid_token");
        }
    }

    @Test
    void names_of_clients_changes_and_blocks_are_given() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String alice = accounts.token("alice", SECRET);
            try (ChatClient toBob = ChatClient.open(server.port(), "alice", "0", alice)) {
                say(toBob, "alice", "0", "plain");
                say(toBob, "alice", "0", "edited");
                say(toBob, "alice", "0", "recalled");
            }
            execute("UPDATE message SET client_id = 'c-1', edited_at = 1795522107125 WHERE seq = 2");
            execute("UPDATE message SET recalled_at = 1795522108125, text = '' WHERE seq = 3");
            execute("UPDATE conversation SET blocked_by_high = 1");

            List<JsonObject> lines = accounts.export(alice);

            assertThat(ofType(lines, "block")).singleElement().hasToString("{\"type\":\"block\",\"peer_id\":\"0\"}");
            List<JsonObject> said = ofType(lines, "message");
            assertThat(said.get(0).keySet()).doesNotContain("client_id", "edited_at", "recalled_at");
            assertThat(said.get(1).toString())
                    .endsWith(",\"client_id\":\"c-1\",\"edited_at\":\"2026-11-24T12:08:27.125Z\"}");
            assertThat(said.get(2).toString()).endsWith(",\"recalled_at\":\"2026-11-24T12:08:28.125Z\"}");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    void a_long_history_is_given_in_order_while_it_grows() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String alice = accounts.token("alice", SECRET);
            List<String> said =
                    IntStream.range(0, 2_500).mapToObj(i -> "message " + i).toList();
            try (ChatClient guest = ChatClient.open(server.port(), "guest", "alice")) {
                said.subList(0, 2_000).forEach(guest::say);
                for (int i = 0; i < 2_000; i++) {
                    guest.next();
                }
                said.subList(2_000, 2_500).forEach(guest::say);

                List<JsonObject> lines = accounts.export(alice);

                List<String> given =
                        saidWith(lines, "guest").stream().map(Said::content).toList();
                assertThat(given).hasSizeBetween(2_000, 2_500).isEqualTo(said.subList(0, given.size()));
                assertThat(lines.get(lines.size() - 1).get("messages").getAsInt())
                        .isEqualTo(given.size());
                assertThat(conversation(lines, "guest").get("messages").getAsInt())
                        .isEqualTo(given.size());
            }
        }
    }

    private static Said say(ChatClient client, String sender, String recipient, String content) {
        client.say(content);
        assertThat(client.next().get("code").getAsInt()).isBetween(50002, 50003);
        return new Said(sender, recipient, content);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String text(JsonObject line, String field) {
        return line.get(field).getAsString();
    }

    private static List<JsonObject> ofType(List<JsonObject> lines, String type) {
        return lines.stream().filter(line -> text(line, "type").equals(type)).toList();
    }

    private static JsonObject conversation(List<JsonObject> lines, String peer) {
        return ofType(lines, "conversation").stream()
                .filter(line -> text(line, "peer_id").equals(peer))
                .findAny()
                .orElseThrow();
    }

    /** The messages behind the line of a conversation, up to that of the next. */
    private static List<Said> saidWith(List<JsonObject> lines, String peer) {
        int begin = lines.indexOf(conversation(lines, peer)) + 1;
        return lines.subList(begin, lines.size()).stream()
                .takeWhile(line -> text(line, "type").equals("message"))
                .map(Said::of)
                .toList();
    }
}
