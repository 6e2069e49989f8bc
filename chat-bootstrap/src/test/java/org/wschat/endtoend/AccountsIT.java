package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts on the real server: what they open, to whom, and until when. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#each")
class AccountsIT {

    private static final String SECRET = "correct horse battery";

    @RegisterExtension
    final TestStorage storage;

    AccountsIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    @Test
    void a_registered_name_belongs_to_whoever_shows_its_token() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
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
            assertNothingSecretIn(server, alice, bob);
        }
    }

    private static void assertNothingSecretIn(ChatProcess server, String... secrets) {
        assertThat(server.output()).noneMatch(line -> line.contains(SECRET));
        for (String secret : secrets) {
            assertThat(server.output()).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void what_is_open_by_a_session_closes_with_it_and_its_token_opens_nothing_more() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String phone = accounts.token("alice", SECRET);
            String laptop = accounts.token("alice", SECRET);
            try (ChatClient onPhone = ChatClient.open(server.port(), "alice", "bob", phone);
                    ChatClient onLaptop = ChatClient.open(server.port(), "alice", "bob", laptop)) {
                assertThat(accounts.ask("DELETE", "/sessions/current", phone).status())
                        .isEqualTo(204);
                assertThat(onPhone.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
                assertThat(accounts.ask("GET", "/users/me", phone).status()).isEqualTo(401);
                assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", phone))
                        .isEqualTo(401);
                assertThat(onLaptop.closed()).isNotDone();

                String tablet = accounts.token("alice", SECRET);
                assertThat(accounts.ask(
                                        "PUT",
                                        "/users/me/password",
                                        tablet,
                                        Map.of("old_password", SECRET, "new_password", "another horse battery"))
                                .status())
                        .isEqualTo(204);
                assertThat(onLaptop.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
                assertThat(accounts.ask("GET", "/users/me", tablet).status()).isEqualTo(200);
                assertThat(accounts.logIn("alice", SECRET).code()).isEqualTo("wrong_credentials");
                assertThat(accounts.logIn("alice", "another horse battery").status())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void sessions_are_listed_and_outlive_the_server() throws Exception {
        String token;
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            accounts.token("alice", SECRET);
            token = accounts.token("alice", SECRET);
            server.kill();
        }
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            List<JsonObject> sessions = sessions(accounts, token);
            assertThat(sessions).hasSize(2);
            assertThat(sessions.stream().filter(each -> each.get("current").getAsBoolean()))
                    .hasSize(1);
            assertThat(sessions.get(0).get("device").getAsString()).isEqualTo("a test");
            assertThat(sessions.get(0).get("address").getAsString()).isEqualTo("127.0.0.1");
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
    }

    private static List<JsonObject> sessions(AccountClient accounts, String token) {
        return accounts.ask("GET", "/sessions", token).body().getAsJsonArray("sessions").asList().stream()
                .map(each -> each.getAsJsonObject())
                .toList();
    }

    @Test
    void a_name_is_refused_that_is_taken_looks_like_one_is_kept_back_or_was_used_by_guests() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            try (ChatClient guest = ChatClient.open(server.port(), "guesty", "alice")) {
                guest.say("hello");
                guest.next();
            }

            assertThat(accounts.register("alice", SECRET).code()).isEqualTo("user_name_taken");
            assertThat(accounts.register("\u0430lice", SECRET).code()).isEqualTo("user_name_confusable");
            assertThat(accounts.register("admin", SECRET).code()).isEqualTo("user_name_reserved");
            assertThat(accounts.register("guesty", SECRET).code()).isEqualTo("user_name_used_by_guests");
            assertThat(accounts.register("a b", SECRET).code()).isEqualTo("invalid_argument");
            assertThat(accounts.register("carol", "password123").code()).isEqualTo("invalid_argument");
            assertThat(accounts.ask("POST", "/users", null, Map.of("user_name", "carol"))
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_guest_loses_the_name_that_somebody_registers() throws Exception {
        try (ChatProcess server = storage.server().startReady();
                ChatClient guest = ChatClient.open(server.port(), "alice", "bob")) {
            assertThat(new AccountClient(server.port())
                            .register("alice", SECRET)
                            .status())
                    .isEqualTo(201);

            assertThat(guest.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", null))
                    .isEqualTo(401);
        }
    }

    @Test
    void an_erased_account_leaves_no_text_and_its_name_to_nobody() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String alice = accounts.token("alice", SECRET);
            try (ChatClient one = ChatClient.open(server.port(), "alice", "bob", alice);
                    ChatClient bob = ChatClient.open(server.port(), "bob", "alice")) {
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
            assertThat(accounts.logIn("alice", SECRET).status()).isEqualTo(401);
            assertThat(accounts.register("alice", SECRET).code()).isEqualTo("user_name_taken");
            assertThat(ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", null))
                    .isEqualTo(401);
        }
    }

    @Test
    void without_guests_everybody_needs_a_token() throws Exception {
        try (ChatProcess server =
                storage.server().variable("CHAT_AUTH_GUESTS", "off").startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
        }
        try (ChatProcess server =
                storage.server().variable("CHAT_SERVER_ADDRESS", "0.0.0.0").startReady()) {
            assertThat(ChatClient.refusal(server.port(), "send_id=1&receive_id=2", null))
                    .isEqualTo(401);
        }
    }

    @Test
    void guesses_are_bounded_and_told_when_to_come_back() throws Exception {
        try (ChatProcess server = storage.server().startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            int wrong = 0;
            AccountClient.Answer answer = accounts.logIn("alice", "wrong horse 0");
            while (answer.status() == 401 && wrong < 100) {
                answer = accounts.logIn("alice", "wrong horse " + ++wrong);
            }
            assertThat(wrong).isBetween(1, 20);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("rate_limited");
            assertThat(Long.parseLong(answer.response()
                            .headers()
                            .firstValue("Retry-After")
                            .orElseThrow()))
                    .isBetween(1L, 600L);
        }
    }
}
