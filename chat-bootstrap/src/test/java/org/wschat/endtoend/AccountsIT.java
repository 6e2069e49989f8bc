package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts on the real server: what they open, to whom, and until when. The tests share a server; each has its own names. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
class AccountsIT {

    private static final String SECRET = "correct horse battery";

    private static SharedServer server;

    @Parameter
    @SuppressWarnings("UnusedVariable") // without it, start would not be given one
    private Engine engine;

    @BeforeParameterizedClassInvocation
    static void start(Engine engine) throws IOException {
        server = SharedServer.start(engine);
    }

    @AfterParameterizedClassInvocation
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void a_registered_name_belongs_to_whoever_shows_its_token() throws Exception {
        AccountClient accounts = server.newClient();
        AccountClient.Answer registered = accounts.register("alice", SECRET);
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.body().get("user_id").getAsString()).isEqualTo("alice");
        assertThat(Instant.parse(registered.body().get("created_at").getAsString()))
                .isBefore(Instant.now().plusSeconds(5));
        assertThat(accounts.register("bob", SECRET).status()).isEqualTo(201);
        String alice = accounts.token("alice", SECRET);
        String bob = accounts.token("bob", SECRET);

        assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", null))
                .isEqualTo(401);
        assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob&token=" + alice, null))
                .isEqualTo(401);
        assertThat(ChatClient.refusal(
                        server.port(), "send_id=alice&receive_id=bob", alice.replace(alice.charAt(0), '-')))
                .isEqualTo(401);
        assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", bob))
                .isEqualTo(403);
        try (ChatClient one = ChatClient.open(server.port(), "alice", "bob", alice);
                ChatClient other = ChatClient.openAsBrowser(server.port(), "bob", "alice", bob)) {
            one.say("hello");
            assertThat(one.next().get("code").getAsInt()).isEqualTo(50002);
            assertThat(other.next().get("content").getAsString()).isEqualTo("hello");
        }
        assertNothingSecretIn(server.process(), alice, bob);
    }

    private static void assertNothingSecretIn(ChatProcess server, String... secrets) {
        assertThat(server.output()).noneMatch(line -> line.contains(SECRET));
        for (String secret : secrets) {
            assertThat(server.output()).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void what_is_open_by_a_session_closes_with_it_and_its_token_opens_nothing_more() throws Exception {
        AccountClient accounts = server.newClient();
        accounts.register("carol", SECRET);
        String phone = accounts.token("carol", SECRET);
        String laptop = accounts.token("carol", SECRET);
        try (ChatClient onPhone = ChatClient.open(server.port(), "carol", "dan", phone);
                ChatClient onLaptop = ChatClient.open(server.port(), "carol", "dan", laptop)) {
            assertThat(accounts.ask("DELETE", "/sessions/current", phone).status())
                    .isEqualTo(204);
            assertThat(onPhone.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(accounts.ask("GET", "/users/me", phone).status()).isEqualTo(401);
            assertThat(ChatClient.refusal(server.port(), "send_id=carol&receive_id=dan", phone))
                    .isEqualTo(401);
            assertThat(onLaptop.closed()).isNotDone();

            String tablet = accounts.token("carol", SECRET);
            assertThat(accounts.ask(
                                    "PUT",
                                    "/users/me/password",
                                    tablet,
                                    Map.of("old_password", SECRET, "new_password", "another horse battery"))
                            .status())
                    .isEqualTo(204);
            assertThat(onLaptop.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(accounts.ask("GET", "/users/me", tablet).status()).isEqualTo(200);
            assertThat(accounts.logIn("carol", SECRET).code()).isEqualTo("wrong_credentials");
            assertThat(accounts.logIn("carol", "another horse battery").status())
                    .isEqualTo(201);
        }
    }

    @Test
    void sessions_are_listed_and_outlive_the_server() throws Exception {
        String address = server.newAddress();
        AccountClient before = server.clientAt(address);
        before.register("erin", SECRET);
        before.token("erin", SECRET);
        String token = before.token("erin", SECRET);
        server.process().kill();
        server.startAgain();

        AccountClient accounts = server.newClient();
        List<JsonObject> sessions = sessions(accounts, token);
        assertThat(sessions).hasSize(2);
        assertThat(sessions.stream().filter(each -> each.get("current").getAsBoolean()))
                .hasSize(1);
        assertThat(sessions.get(0).get("device").getAsString()).isEqualTo("a test");
        assertThat(sessions.get(0).get("address").getAsString()).isEqualTo(address);
        for (JsonObject session : sessions) {
            if (!session.get("current").getAsBoolean()) {
                String path = "/sessions/" + session.get("session_id").getAsString();
                assertThat(accounts.ask("DELETE", path, token).status()).isEqualTo(204);
                assertThat(accounts.ask("DELETE", path, token).status()).isEqualTo(404);
            }
        }
        assertThat(sessions(accounts, token)).hasSize(1);
        assertThat(accounts.ask("DELETE", "/sessions", token).status()).isEqualTo(204);
        assertThat(accounts.ask("GET", "/sessions", token).status()).isEqualTo(401);
    }

    private static List<JsonObject> sessions(AccountClient accounts, String token) {
        return accounts.ask("GET", "/sessions", token).body().getAsJsonArray("sessions").asList().stream()
                .map(each -> each.getAsJsonObject())
                .toList();
    }

    @Test
    void a_name_is_refused_that_is_taken_looks_like_one_is_kept_back_or_was_used_by_guests() throws Exception {
        AccountClient accounts = server.newClient();
        accounts.register("scope", SECRET);
        try (ChatClient guest = ChatClient.open(server.port(), "guesty", "scope")) {
            guest.say("hello");
            guest.next();
        }

        assertThat(accounts.register("scope", SECRET).code()).isEqualTo("user_name_taken");
        assertThat(accounts.register("\u0455\u0441\u043E\u0440\u0435", SECRET).code())
                .isEqualTo("user_name_confusable");
        assertThat(accounts.register("sc\u043Epe", SECRET).code()).isEqualTo("invalid_argument");
        assertThat(accounts.register("admin", SECRET).code()).isEqualTo("user_name_reserved");
        assertThat(accounts.register("guesty", SECRET).code()).isEqualTo("user_name_used_by_guests");
        assertThat(accounts.register("a b", SECRET).code()).isEqualTo("invalid_argument");
        assertThat(accounts.register("fred", "password123").code()).isEqualTo("invalid_argument");
        assertThat(accounts.ask("POST", "/users", null, Map.of("user_name", "fred"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_guest_loses_the_name_that_somebody_registers() throws Exception {
        try (ChatClient guest = ChatClient.open(server.port(), "gina", "hank")) {
            assertThat(server.newClient().register("gina", SECRET).status()).isEqualTo(201);

            assertThat(guest.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(ChatClient.refusal(server.port(), "send_id=gina&receive_id=hank", null))
                    .isEqualTo(401);
        }
    }

    @Test
    void an_erased_account_leaves_no_text_and_its_name_to_nobody() throws Exception {
        AccountClient accounts = server.newClient();
        accounts.register("ivy", SECRET);
        String alice = accounts.token("ivy", SECRET);
        try (ChatClient one = ChatClient.open(server.port(), "ivy", "jack", alice);
                ChatClient bob = ChatClient.open(server.port(), "jack", "ivy")) {
            one.say("what only alice said");
            one.next();
            bob.next();
            bob.say("what bob said");
            bob.next();

            assertThat(accounts.ask("DELETE", "/users/me", alice, Map.of("password", "wrong horse"))
                            .code())
                    .isEqualTo("wrong_credentials");
            assertThat(accounts.ask("DELETE", "/users/me", alice, Map.of("password", SECRET))
                            .status())
                    .isEqualTo(204);
            await().atMost(Duration.ofSeconds(1)).until(() -> one.closed().isDone());
            assertThat(bob.ask("{\"type\":2}").toString())
                    .contains("what bob said")
                    .doesNotContain("what only alice said");
        }
        assertThat(accounts.logIn("ivy", SECRET).status()).isEqualTo(401);
        assertThat(accounts.register("ivy", SECRET).code()).isEqualTo("user_name_taken");
        assertThat(ChatClient.refusal(server.port(), "send_id=ivy&receive_id=jack", null))
                .isEqualTo(401);
    }

    @Test
    void guesses_are_bounded_and_told_when_to_come_back() throws Exception {
        AccountClient accounts = server.newClient();
        accounts.register("kate", SECRET);
        int wrong = 0;
        AccountClient.Answer answer = accounts.logIn("kate", "wrong horse 0");
        while (answer.status() == 401 && wrong < 100) {
            answer = accounts.logIn("kate", "wrong horse " + ++wrong);
        }
        assertThat(wrong).isBetween(1, 20);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("rate_limited");
        assertThat(Long.parseLong(
                        answer.response().headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 600L);
    }
}
