package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that open nothing, and sessions that end, on the real server, which prints all it can. The tests share a server; each
 * has its own names.
 */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuthAttackIT {

    private static final int SESSION_ENDED = 4401;

    private static SharedServer server;
    private static Secrets secrets;

    @Parameter
    private Engine engine;

    @BeforeParameterizedClassInvocation
    static void start(Engine engine) throws IOException {
        secrets = new Secrets();
        server = SharedServer.start(engine, launch -> launch.variable("CHAT_LOG_LEVEL", "trace"));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws IOException {
        server.close();
    }

    /** Somebody with an account. */
    private record Person(String name, String password, AccountClient client) {

        static Person register(String name) {
            Person person = new Person(name, secrets.password(), server.newClient());
            AccountClient.Answer answer = person.client.register(name, person.password);
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
            return person;
        }

        String token() {
            return secrets.token(client.token(name, password));
        }
    }

    @Test
    void a_token_opens_nothing_when_it_is_forged() throws Exception {
        Person mallory = Person.register("mallory");
        String good = mallory.token();
        String session = mallory.client
                .ask("GET", "/sessions", good)
                .body()
                .getAsJsonArray("sessions")
                .get(0)
                .getAsJsonObject()
                .get("session_id")
                .getAsString();
        List<String> forged = new ArrayList<>(List.of(
                "A".repeat(good.length()),
                good.substring(1),
                good + "A",
                swappedCase(good),
                session,
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(good.getBytes(StandardCharsets.US_ASCII))),
                "mallory.mallory",
                "'or'1'='1",
                "${x}",
                "x".repeat(4096)));
        for (int at : List.of(0, good.length() / 2, good.length() - 1)) {
            char other = good.charAt(at) == 'A' ? 'E' : 'A'; // they differ in a bit that counts in the last one, too
            forged.add(good.substring(0, at) + other + good.substring(at + 1));
        }

        for (String token : forged) {
            assertOpensNothing("mallory", token);
        }
        for (String malformed : List.of("", " ", "\u00E9" + good.substring(1), good + " " + good, "x".repeat(4097))) {
            assertThat(get("/users/me", "Authorization: Bearer " + malformed).status())
                    .as(malformed)
                    .isEqualTo(401);
            assertThat(handshake("mallory", "Authorization: Bearer " + malformed)
                            .status())
                    .as(malformed)
                    .isEqualTo(401);
        }
        String huge = "Authorization: Bearer " + secrets.token("h" + good).repeat(240);
        assertThat(get("/users/me", huge).status()).isEqualTo(431);
        assertThat(handshake("mallory", huge).status()).isEqualTo(431);
        assertThat(mallory.client.ask("GET", "/users/me", good).status()).isEqualTo(200);
    }

    private static String swappedCase(String text) {
        StringBuilder swapped = new StringBuilder();
        text.chars()
                .forEach(c -> swapped.append(
                        (char) (Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))));
        return swapped.toString();
    }

    private static void assertOpensNothing(String user, String token) {
        secrets.forged(token);
        for (RawHttp.Answer answer : List.of(
                get("/users/me", "Authorization: Bearer " + token),
                handshake(user, "Authorization: Bearer " + token),
                handshake(user, "Sec-WebSocket-Protocol: chat.v1, bearer." + token))) {
            assertThat(answer.status()).as(token).isEqualTo(401);
            assertThat(answer.body().get("code").getAsString()).as(token).isEqualTo("invalid_token");
            assertThat(answer.head()).contains("WWW-Authenticate: Bearer");
            assertThat(answer.body().toString()).doesNotContain(token);
        }
    }

    private static RawHttp.Answer get(String target, String... headers) {
        return RawHttp.send(
                server.port(),
                "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + String.join("\r\n", headers)
                        + "\r\n\r\n");
    }

    private static RawHttp.Answer handshake(String user, String... headers) {
        return RawHttp.upgrade(server.port(), "/ws?send_id=" + user + "&receive_id=somebody", headers);
    }

    @Test
    void a_token_is_taken_from_one_place_only() {
        Person nora = Person.register("nora");
        String good = nora.token();
        String other = nora.token();
        for (String scheme : List.of("Bearer", "bearer", "BEARER")) {
            assertThat(get("/users/me", "Authorization: " + scheme + " " + good).status())
                    .as(scheme)
                    .isEqualTo(200);
        }
        for (String[] headers : new String[][] {
            {"Authorization: Bearer " + good, "Authorization: Bearer " + good},
            {"Authorization: Bearer " + good, "Authorization: Bearer " + other},
            {"Authorization: Basic bm9yYTpub3Jh", "Authorization: Bearer " + good},
            {"Authorization: Bearer " + good + ", Bearer " + good},
            {"Authorization: " + good},
        }) {
            assertThat(get("/users/me", headers).status()).isEqualTo(401);
            assertThat(handshake("nora", headers).status()).isEqualTo(401);
        }
        for (String[] headers : new String[][] {
            {"Authorization: Bearer " + good, "Sec-WebSocket-Protocol: chat.v1, bearer." + other},
            {"Authorization: Bearer " + good, "Sec-WebSocket-Protocol: chat.v1, bearer.nonsense"},
            {"Sec-WebSocket-Protocol: chat.v1, bearer." + good + ", bearer." + other},
            {"Sec-WebSocket-Protocol: bearer." + good, "Sec-WebSocket-Protocol: bearer." + good},
        }) {
            RawHttp.Answer answer = handshake("nora", headers);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().get("code").getAsString()).isEqualTo("invalid_token");
        }
        for (String query : List.of("token=", "access_token=", "bearer=", "authorization=Bearer%20")) {
            assertThat(get("/users/me?" + query + good, "Cookie: token=" + good)
                            .body()
                            .get("code")
                            .getAsString())
                    .isEqualTo("token_required");
            assertThat(RawHttp.upgrade(server.port(), "/ws?send_id=nora&receive_id=x&" + query + good)
                            .body()
                            .get("code")
                            .getAsString())
                    .isEqualTo("token_required");
        }
    }

    @Test
    void a_token_opens_nothing_of_anybody_else() {
        Person oscar = Person.register("oscar");
        Person peggy = Person.register("peggy");
        String ours = oscar.token();
        String theirs = peggy.token();
        String session = peggy.client
                .ask("GET", "/sessions", theirs)
                .body()
                .getAsJsonArray("sessions")
                .get(0)
                .getAsJsonObject()
                .get("session_id")
                .getAsString();

        for (String header : List.of("Authorization: Bearer " + ours, "Sec-WebSocket-Protocol: bearer." + ours)) {
            for (String name : List.of("peggy", "Oscar", "a-guest", "somebody")) {
                RawHttp.Answer answer = handshake(name, header);
                assertThat(answer.status()).as(name).isEqualTo(403);
                assertThat(answer.body().get("code").getAsString()).isEqualTo("not_yours");
            }
        }
        assertThat(oscar.client.ask("DELETE", "/sessions/" + session, ours).status())
                .isEqualTo(404);
        assertThat(oscar.client
                        .ask("DELETE", "/users/me", ours, Map.of("password", peggy.password))
                        .code())
                .isEqualTo("wrong_credentials");
        assertThat(oscar.client.ask("DELETE", "/sessions", ours).status()).isEqualTo(204);
        assertThat(peggy.client.ask("GET", "/users/me", theirs).status()).isEqualTo(200);
        assertOpensNothing("oscar", ours);
    }

    /** What ends one of two sessions, or both. */
    enum Ending {
        LOGOUT(true),
        LOGOUT_OF_ANOTHER(true),
        LOGOUT_OF_ALL(false),
        CHANGE_OF_PASSWORD(true),
        ERASURE(false);

        private final boolean othersStay;

        Ending(boolean othersStay) {
            this.othersStay = othersStay;
        }

        private AccountClient.Answer bring(Person person, String token, String other) {
            return switch (this) {
                case LOGOUT -> person.client.ask("DELETE", "/sessions/current", token);
                case LOGOUT_OF_ANOTHER -> person.client.ask("DELETE", "/sessions/" + id(person, token), other);
                case LOGOUT_OF_ALL -> person.client.ask("DELETE", "/sessions", other);
                case CHANGE_OF_PASSWORD ->
                    person.client.ask(
                            "PUT",
                            "/users/me/password",
                            other,
                            Map.of("old_password", person.password, "new_password", secrets.password()));
                case ERASURE -> person.client.ask("DELETE", "/users/me", other, Map.of("password", person.password));
            };
        }

        private static String id(Person person, String token) {
            for (JsonElement session :
                    person.client.ask("GET", "/sessions", token).body().getAsJsonArray("sessions")) {
                if (session.getAsJsonObject().get("current").getAsBoolean()) {
                    return session.getAsJsonObject().get("session_id").getAsString();
                }
            }
            throw new AssertionError("no current session");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_session_has_open_closes_within_a_second_of_its_end_and_nothing_sent_later_is_stored(Ending ending)
            throws Exception {
        String name = "quentin-" + ending.name().toLowerCase(Locale.ROOT);
        String peer = "peer-of-" + name;
        Person quentin = Person.register(name);
        String token = quentin.token();
        String other = quentin.token();
        String before = secrets.text();
        String late = secrets.text();
        try (StubbornSocket stubborn = StubbornSocket.open(server.port(), name, peer, token);
                ChatClient browser = ChatClient.openAsBrowser(server.port(), name, "somebody", token);
                ChatClient others = ChatClient.open(server.port(), name, "somebody", other)) {
            stubborn.say(before);
            assertThat(stubborn.next().get("code").getAsInt()).isEqualTo(50003);

            assertThat(ending.bring(quentin, token, other).status()).isEqualTo(204);
            for (int i = 0; i < 20; i++) {
                stubborn.say(late);
            }
            assertThat(browser.closed().get(1, TimeUnit.SECONDS)).isEqualTo(SESSION_ENDED);
            assertThat(stubborn.closeCode()).isEqualTo(SESSION_ENDED);
            stubborn.say(late);
            stubborn.awaitEnd();
            assertOpensNothing(name, token);
            if (ending.othersStay) {
                others.say(secrets.text());
                assertThat(others.next().get("code").getAsInt()).isEqualTo(50003);
            } else {
                assertThat(others.closed().get(1, TimeUnit.SECONDS)).isEqualTo(SESSION_ENDED);
                assertOpensNothing(name, other);
            }
        }
        try (ChatClient reader = ChatClient.open(server.port(), peer, name)) {
            JsonArray stored = reader.ask("{\"type\":2}").getAsJsonArray("content");
            assertThat(stored).hasSize(1);
            assertThat(stored.toString()).doesNotContain(late);
        }
    }

    @Test
    void what_is_open_closes_within_the_promised_time_when_another_process_ends_the_session() throws Exception {
        assumeThat(engine)
                .as("while the server runs, the embedded store is its own")
                .isInstanceOf(DatabaseServer.class);
        Person disabled = Person.register("rupert");
        Person expired = Person.register("sybil");
        try (ChatClient one = ChatClient.open(server.port(), "rupert", "somebody", disabled.token());
                ChatClient two = ChatClient.open(server.port(), "sybil", "somebody", expired.token())) {
            server.command("", "user", "disable", "rupert");
            expire("sybil");
            await().atMost(Duration.ofSeconds(45))
                    .until(() -> one.closed().isDone() && two.closed().isDone());
            assertThat(one.closed().join()).isEqualTo(SESSION_ENDED);
            assertThat(two.closed().join()).isEqualTo(SESSION_ENDED);
        }
    }

    private void expire(String name) throws SQLException {
        try (Connection connection = server.storage().connect();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE user_session SET expires_at = ? WHERE user_name = ?")) {
            update.setLong(1, System.currentTimeMillis() - 1);
            update.setString(2, name);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void an_expired_session_a_disabled_account_and_an_unknown_name_open_nothing_and_cannot_be_told_apart()
            throws Exception {
        Person known = Person.register("trent");
        Person disabled = Person.register("ursula");
        Person erased = Person.register("victor");
        String expired = known.token();
        String ended = disabled.token();
        assertThat(erased.client
                        .ask("DELETE", "/users/me", erased.token(), Map.of("password", erased.password))
                        .status())
                .isEqualTo(204);
        server.stop();
        server.command("", "user", "disable", "ursula");
        expire("trent");
        server.startAgain();

        assertOpensNothing("trent", expired);
        assertOpensNothing("ursula", ended);
        AccountClient stranger = server.newClient();
        List<Map<String, String>> attempts = List.of(
                Map.of("user_name", "trent", "password", secrets.password()),
                Map.of("user_name", "nobody-has-this", "password", secrets.password()),
                Map.of("user_name", "ursula", "password", secrets.password()),
                Map.of("user_name", "ursula", "password", disabled.password),
                Map.of("user_name", "victor", "password", erased.password),
                Map.of("user_name", "not a name", "password", secrets.password()),
                Map.of("user_name", "trent", "password", ""),
                Map.of("user_name", "trent", "password", secrets.password() + "x".repeat(128)));
        List<AccountClient.Answer> answers = attempts.stream()
                .map(attempt -> stranger.ask("POST", "/sessions", null, attempt))
                .toList();
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("wrong_credentials");
            assertThat(answer.response().body())
                    .isEqualTo(answers.get(0).response().body());
            assertThat(headers(answer)).isEqualTo(headers(answers.get(0)));
        });
        AccountClient owner = server.newClient();
        assertThat(owner.logIn("trent", known.password).status()).isEqualTo(201);
    }

    private static Map<String, List<String>> headers(AccountClient.Answer answer) {
        Map<String, List<String>> headers =
                new HashMap<>(answer.response().headers().map());
        headers.remove("date");
        return headers;
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void nothing_secret_was_printed_or_is_in_the_files() throws Exception {
        server.stop();

        secrets.assertNoneIn(server.printed());
        secrets.assertNoneIn(server.storage().directory());
    }
}
