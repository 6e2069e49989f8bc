package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Guesses, floods and bad bodies against the routes of accounts, on one real server, which prints all it can. Nothing of it
 * depends on the store.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuessingIT {

    private static final Secrets SECRETS = new Secrets();
    private static final TreeSet<String> REGISTERED = new TreeSet<>();
    private static final int MANY = 1000;
    private static final int BURST = 10;
    private static final int BURST_OF_AN_ADDRESS = 30;

    private static SharedServer server;

    @BeforeAll
    static void start() throws IOException {
        server = SharedServer.start(new EmbeddedEngine(), launch -> launch.variable("CHAT_LOG_LEVEL", "trace"));
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static void register(AccountClient client, String name, String password) {
        AccountClient.Answer answer = client.register(name, password);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        REGISTERED.add(name);
    }

    private static void assertThrottled(AccountClient.Answer answer, long mostSeconds) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("rate_limited");
        assertThat(retryAfter(answer)).isBetween(1L, mostSeconds);
    }

    private static long retryAfter(AccountClient.Answer answer) {
        return Long.parseLong(
                answer.response().headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void a_thousand_wrong_passwords_on_one_name_are_stopped_and_never_lock_its_owner_out() {
        String password = SECRETS.password();
        AccountClient owner = server.newClient();
        register(owner, "alice", password);
        String token = SECRETS.token(owner.token("alice", password));
        int looked = 0;
        try (ChatClient socket = ChatClient.open(server.port(), "alice", "somebody", token)) {
            AccountClient stranger = server.newClient();
            for (int i = 0; i < MANY; i++) {
                if (i % BURST == 0) {
                    stranger = server.newClient();
                }
                AccountClient.Answer answer = stranger.logIn("alice", SECRETS.password());
                if (answer.status() == 401) {
                    assertThat(++looked).isLessThanOrEqualTo(2 * BURST); // one comes back every minute
                } else {
                    assertThrottled(answer, 600);
                }
                if (i % 200 == 100) {
                    assertThat(owner.logIn("alice", SECRETS.password()).code()).isEqualTo("wrong_credentials");
                    SECRETS.token(owner.token("alice", password));
                    assertThat(owner.ask("GET", "/users/me", token).status()).isEqualTo(200);
                    socket.say(SECRETS.text());
                    assertThat(socket.next().get("code").getAsInt()).isEqualTo(50003);
                }
            }
            assertThat(looked).isGreaterThanOrEqualTo(BURST);
            assertThrottled(server.newClient().logIn("alice", password), 600); // a stranger with luck is a stranger
            AccountClient.Answer changed = owner.ask(
                    "PUT",
                    "/users/me/password",
                    token,
                    Map.of("old_password", password, "new_password", SECRETS.password()));
            assertThat(changed.status()).isEqualTo(204);
        }
    }

    @Test
    void one_password_on_a_thousand_names_is_stopped_by_address() {
        String password = SECRETS.password();
        register(server.newClient(), "barbara", password);
        AccountClient stranger = server.newClient();
        int looked = 0;
        for (int i = 0; i < MANY; i++) {
            AccountClient.Answer answer = stranger.logIn("victim" + i, password);
            if (answer.status() == 401) {
                assertThat(++looked).isLessThanOrEqualTo(2 * BURST_OF_AN_ADDRESS);
            } else {
                assertThrottled(answer, 600);
            }
        }

        assertThat(looked).isGreaterThanOrEqualTo(BURST_OF_AN_ADDRESS);
        assertThrottled(stranger.logIn("barbara", password), 600);
        SECRETS.token(server.newClient().token("barbara", password));
    }

    @Test
    void whoever_registers_to_learn_which_names_are_taken_is_stopped_by_address() {
        register(server.newClient(), "clara", SECRETS.password());
        AccountClient stranger = server.newClient();
        for (int i = 0; i < 5; i++) {
            assertThat(stranger.register("clara", SECRETS.password()).code()).isEqualTo("user_name_taken");
        }

        assertThrottled(stranger.register("clara", SECRETS.password()), 3600);
        assertThrottled(stranger.register("free", SECRETS.password()), 3600);
        assertThat(server.newClient().register("clara", SECRETS.password()).code())
                .isEqualTo("user_name_taken");
    }

    @Test
    void a_flood_of_logins_is_told_to_wait_while_messages_are_acknowledged() throws Exception {
        ConcurrentLinkedQueue<AccountClient.Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicInteger number = new AtomicInteger();
        AtomicInteger clients = new AtomicInteger(100);
        ExecutorService threads = Executors.newFixedThreadPool(clients.get());
        String password = SECRETS.password();
        try (ChatClient sender = ChatClient.open(server.port(), "talker", "listener");
                ChatClient listener = ChatClient.open(server.port(), "listener", "talker")) {
            for (int i = clients.get(); i > 0; i--) {
                threads.execute(() -> {
                    while (!threads.isShutdown()) {
                        int mine = number.incrementAndGet();
                        answers.add(server.clientAt("10.99." + mine / 256 + "." + mine % 256)
                                .logIn("flood" + mine, password));
                    }
                    clients.decrementAndGet();
                });
            }
            await().until(() -> answers.stream().anyMatch(answer -> answer.status() == 503));
            long before = busy(answers);
            for (int i = 0; i < 50; i++) {
                sender.say(SECRETS.text());
                assertThat(sender.next().get("code").getAsInt()).isEqualTo(50002);
                assertThat(listener.next().get("code").getAsInt()).isEqualTo(50000);
            }
            await().until(() -> busy(answers) > before);
        } finally {
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(clients).hasValue(0);
        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() == 503) {
                assertThat(answer.code()).isEqualTo("busy");
                assertThat(retryAfter(answer)).isPositive();
            } else {
                assertThat(answer.code()).isEqualTo("wrong_credentials");
            }
        });
    }

    private static long busy(ConcurrentLinkedQueue<AccountClient.Answer> answers) {
        return answers.stream().filter(answer -> answer.status() == 503).count();
    }

    @Test
    void a_bad_body_is_refused_with_a_code_and_the_name_of_its_field() {
        String password = SECRETS.password();
        String good = "\"password\":\"" + password + "\"";
        for (String[] bad : new String[][] {
            {"{\"user_name\":\"eve\",\"user_name\":\"eve\"," + good + "}", "user_name"},
            {"{\"user_name\":\"eve\",\"User_Name\":\"adam\"," + good + "}", "user_name"},
            {"{\"user_name\":\"eve\"," + good + "," + good + "}", "password"},
            {"{\"user_name\":[\"eve\"]," + good + "}", "user_name"},
            {"{\"user_name\":12," + good + "}", "user_name"},
            {"{\"user_name\":\"eve\",\"password\":{\"a\":\"" + password + "\"}}", "password"},
            {"{\"user_name\":\"eve\",\"password\":true}", "password"},
            {"{\"user_name\":\"eve\"," + good + ",\"x\":" + "[".repeat(8000), "body"},
            {"{\"user_name\":\"eve\"," + good + ",\"x\":" + "[".repeat(200) + "]".repeat(200) + "}", "body"},
            {"[".repeat(8000), "body"},
            {"{\"a\":".repeat(3000), "body"},
            {"[{\"user_name\":\"eve\"," + good + "}]", "body"},
            {"{\"user_name\":\"eve\"," + good + "} {}", "body"},
            {"{\"user_name\":\"eve\"," + good, "body"},
            {"{\"user_name\":\"eve\",\"password\":\"" + password + "\u0000\"}", "body"},
            {"{'user_name':'eve','password':'" + password + "'}", "body"},
            {"\"" + password + "\"", "body"},
            {"null", "body"},
            {"nonsense", "body"},
        }) {
            assertRefused("/users", bad[0].getBytes(StandardCharsets.UTF_8), 400, "invalid_body", bad[1]);
            assertRefused("/sessions", bad[0].getBytes(StandardCharsets.UTF_8), 400, "invalid_body", bad[1]);
        }
        byte[] notUtf8 = ("{\"user_name\":\"\u00E9ve\"," + good + "}").getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("/users", notUtf8, 400, "invalid_body", "body");
        byte[] surrogates = "{\"user_name\":\"\u00ED\u00A0\u0080\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused("/users", surrogates, 400, "invalid_body", "body");
        byte[] tooLarge = ("{\"x\":\"" + "x".repeat(16 << 10) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertRefused("/users", tooLarge, 413, "too_large", "body");
        assertRefused("/sessions", json("eve", password, "x".repeat(101)), 422, "invalid_argument", "device");
        assertRefused("/sessions", json("eve", password, "my\nphone"), 422, "invalid_argument", "device");
        assertRefused("/sessions", json("eve", password, "\uD800"), 422, "invalid_argument", "device");
    }

    private static void assertRefused(String path, byte[] body, int status, String code, String field) {
        AccountClient.Answer answer = server.newClient().ask("POST", path, null, body);
        String sent = new String(body, StandardCharsets.UTF_8);
        String shown = sent.substring(0, Math.min(80, sent.length()));
        assertThat(answer.status()).as(shown).isEqualTo(status);
        assertThat(answer.code()).as(shown).isEqualTo(code);
        assertThat(answer.body().get("detail").getAsString().toLowerCase(Locale.ROOT))
                .as(shown)
                .startsWith(field + ":");
        assertThat(SECRETS.areIn(answer.response().body())).as(shown).isFalse();
    }

    /** JSON in which everything beyond ASCII is escaped, lone surrogates too. */
    private static byte[] json(String... nameAndPasswordAndDevice) {
        String[] keys = {"user_name", "password", "device"};
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < nameAndPasswordAndDevice.length; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(keys[i]).append("\":\"");
            nameAndPasswordAndDevice[i].chars().forEach(c -> json.append(String.format("\\u%04x", c)));
            json.append('"');
        }
        return json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void a_name_that_breaks_a_rule_is_refused() {
        String password = SECRETS.password();
        String wide = "\uD800\uDF30"; // Gothic ahsa, one character of four bytes
        for (String name : List.of(
                "",
                " ",
                " eve",
                "eve ",
                "e ve",
                "\u00A0eve",
                "eve\u3000",
                "eve\t",
                "eve\n",
                "e\u0000ve",
                "\uD800",
                "eve\uDC00",
                "e\u200Bve",
                "e\u200Dve",
                "e\u200Cve",
                "e\u00ADve",
                "\uFEFFeve",
                "\u202Eeve",
                "eve\u2066",
                "e\u034Fve",
                "\u3164",
                "eve\uFE0F",
                "e\uDB40\uDC41ve",
                "\u0301eve",
                "eve\uD83D\uDE00",
                "eve/..",
                "eve->adam",
                "<eve>",
                "'eve'",
                "${eve}",
                "ev\u0435",
                "eve\u0967",
                "e".repeat(65),
                wide.repeat(65),
                "e\u0301".repeat(65),
                "e".repeat(2000))) {
            assertRefused("/users", json(name, password), 422, "invalid_argument", "user_name");
        }
        for (String name : List.of(
                "admin",
                "Admin",
                "ADMIN",
                "adm1n",
                "\u0430dmin",
                "\uFF41dmin",
                "rnoderator",
                "r00t",
                "R\u041E\u041ET")) {
            AccountClient.Answer answer = server.newClient().ask("POST", "/users", null, json(name, password));
            assertThat(answer.status()).as(name).isEqualTo(422);
            assertThat(answer.code()).as(name).isEqualTo("user_name_reserved");
        }
    }

    @Test
    void a_password_that_breaks_a_rule_is_refused() {
        String wide = "\uD83D\uDE00"; // one character of four bytes
        for (String password : List.of(
                "",
                "1234567",
                wide.repeat(7),
                "password123",
                "PASSWORD123",
                "eve-eve-eve",
                "EVE-EVE-EVE",
                "Xyzzy " + "x".repeat(123),
                wide.repeat(129),
                "x".repeat(2000),
                SECRETS.password() + "\uD800",
                "\uDE00\uD83D" + SECRETS.password())) {
            assertRefused("/users", json("eve-eve-eve", password), 422, "invalid_argument", "password");
        }
    }

    @Test
    void names_and_passwords_at_the_edge_are_taken_whole() {
        String wide = "\uD83D\uDE00";
        String decomposed = "e\u0301".repeat(64);
        String composed = Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        String longest = SECRETS.password() + " ";
        longest += wide.repeat(128 - longest.length());
        assertThat(registered(decomposed, longest)).isEqualTo(composed);
        assertThat(server.newClient().register(composed, SECRETS.password()).code())
                .isEqualTo("user_name_taken");
        assertLogsIn(composed, longest);
        assertLogsIn(decomposed, longest);
        assertDoesNotLogIn(composed, longest.substring(0, longest.length() - wide.length()) + "\uD83D\uDE01");
        assertDoesNotLogIn(composed, longest.substring(0, longest.length() - wide.length()));

        String gothic = "\uD800\uDF30".repeat(64);
        String zero = SECRETS.password() + "\u0000 and more";
        assertThat(registered(gothic, zero)).isEqualTo(gothic);
        assertLogsIn(gothic, zero);
        assertDoesNotLogIn(gothic, zero.substring(0, zero.indexOf('\u0000')));
        assertDoesNotLogIn(gothic, zero.replace("more", "less"));
        assertDoesNotLogIn(gothic, " " + zero);
    }

    private static String registered(String name, String password) {
        AccountClient.Answer answer = server.newClient().ask("POST", "/users", null, json(name, password));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        String given = answer.body().get("user_name").getAsString();
        REGISTERED.add(given);
        return given;
    }

    private static void assertLogsIn(String name, String password) {
        JsonObject answer = server.newClient()
                .ask("POST", "/sessions", null, json(name, password))
                .body();
        assertThat(answer.has("token")).as(answer.toString()).isTrue();
        SECRETS.token(answer.get("token").getAsString());
    }

    private static void assertDoesNotLogIn(String name, String password) {
        assertThat(server.newClient()
                        .ask("POST", "/sessions", null, json(name, password))
                        .code())
                .isEqualTo("wrong_credentials");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void in_the_end_there_are_the_accounts_that_were_made_and_nothing_secret_was_printed_or_is_in_the_files()
            throws Exception {
        server.stop();

        assertThat(server.command("", "user", "list").stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(REGISTERED);
        SECRETS.assertNoneIn(server.printed());
        SECRETS.assertNoneIn(server.storage().directory());
    }
}
