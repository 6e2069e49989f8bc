package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.bootstrap.metrics.Scrape;

/** What {@code /metrics} of the real jar says, against what was done; and to whom it says it. */
class MetricsIT {

    private static final String SECRET = "correct horse battery";

    @TempDir
    private Path directory;

    @Test
    void counts_what_was_done() {
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_LIMITS_FIRST_CONTACT", "5")
                .startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String token = accounts.token("alice", SECRET);
            accounts.logIn("alice", "wrong horse");
            ChatClient.refusal(server.port(), "send_id=alice&receive_id=bob", "nobodys-token");
            Scrape before = scrape(server);
            assertThat(before.value("chat_messages_total{outcome=\"stored\"}")).isZero();
            assertThat(before.value("chat_sockets_open")).isZero();

            try (ChatClient alice = ChatClient.open(server.port(), "alice", "bob", token);
                    ChatClient guest = ChatClient.open(server.port(), "guest", "alice")) {
                for (int message = 0; message < 6; message++) {
                    alice.say("hello " + message);
                    alice.next();
                }
                assertThat(guest.ask("{\"type\":4}").has("total_counts")).isTrue();
                Scrape after = scrape(server);

                assertThat(after.value("chat_messages_total{outcome=\"stored\"}"))
                        .isEqualTo(5);
                assertThat(after.value("chat_messages_total{outcome=\"refused\"}"))
                        .isEqualTo(1);
                assertThat(after.value("chat_messages_total{outcome=\"failed\"}"))
                        .isZero();
                assertThat(after.value("chat_message_append_seconds_count")).isEqualTo(6);
                assertThat(after.value("chat_message_append_seconds_bucket{le=\"+Inf\"}"))
                        .isEqualTo(6);
                assertThat(after.value("chat_sockets_open")).isEqualTo(2);
                assertThat(after.value("chat_connections_open")).isGreaterThan(2);
                assertThat(after.value("chat_sockets_outbound_bytes")).isZero();
                assertThat(after.value("chat_store_writes_total")).isEqualTo(6);
                assertThat(after.value("chat_store_commits_total")).isBetween(1.0, 6.0);
                assertThat(after.value("chat_store_outage")).isZero();
                assertThat(after.value("chat_token_checks_total{outcome=\"known\"}"))
                        .isPositive();
                assertThat(after.value("chat_token_checks_total{outcome=\"unknown\"}"))
                        .isEqualTo(1);
                assertThat(after.value("chat_password_checks_total{outcome=\"right\"}"))
                        .isEqualTo(1);
                assertThat(after.value("chat_password_checks_total{outcome=\"wrong\"}"))
                        .isEqualTo(1);
                assertThat(after.value("chat_password_hash_seconds_count")).isEqualTo(3);
                assertThat(after.value("chat_attempts_total{kind=\"registration\",outcome=\"admitted\"}"))
                        .isEqualTo(1);
                assertThat(after.samples().keySet()).noneMatch(name -> name.contains("alice") || name.contains("bob"));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> scrape(server).value("chat_sockets_open") == 0);
        }
    }

    @Test
    void is_told_by_the_operations_document_metric_for_metric() throws Exception {
        Map<String, Set<String>> documented = new TreeMap<>();
        Pattern row = Pattern.compile("\\| `([a-z0-9_]+)(\\{([a-z,]+)})?` \\| (counter|gauge|histogram) \\| .*");
        Map<String, String> types = new TreeMap<>();
        Files.readAllLines(Path.of("..", "docs", "operations.md")).stream()
                .map(row::matcher)
                .filter(line -> line.matches())
                .forEach(line -> {
                    documented.put(
                            line.group(1),
                            line.group(3) == null
                                    ? Set.of()
                                    : Set.of(line.group(3).split(",", -1)));
                    types.put(line.group(1), line.group(4));
                });
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            Scrape scrape = scrape(server);
            Set<String> ours = new TreeSet<>(scrape.types().keySet());
            ours.removeIf(name -> !name.startsWith("chat_") || name.endsWith("_max"));

            assertThat(documented.keySet()).containsAll(ours).hasSizeGreaterThan(ours.size());
            assertThat(documented).allSatisfy((name, labels) -> {
                assertThat(scrape.types().get(name)).as(name).isEqualTo(types.get(name));
                assertThat(scrape.labels(name)).as(name).isEqualTo(labels);
                assertThat(scrape.helps().get(name)).as(name).isNotBlank();
            });
        }
    }

    @Test
    void is_forbidden_to_those_who_are_not_listed() {
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_TRUSTED_PROXIES", "127.0.0.1")
                .variable("CHAT_METRICS_FROM", "10.1.0.0/16,::1")
                .startReady()) {
            assertThat(status(server, "X-Forwarded-For", "10.1.2.3")).isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "203.0.113.7")).isEqualTo(403);
            assertThat(status(server, "X-Forwarded-For", "10.1.2.3, 203.0.113.7"))
                    .isEqualTo(403);
            assertThat(status(server)).isEqualTo(403);
        }
    }

    @Test
    void is_for_this_machine_only_unless_configured_and_never_through_a_proxy_nobody_trusts() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            assertThat(status(server)).isEqualTo(200);
            assertThat(status(server, "X-Forwarded-For", "203.0.113.7")).isEqualTo(403);
            assertThat(status(server, "X-Forwarded-For", "127.0.0.1")).isEqualTo(403);
        }
        try (ChatProcess server = ChatProcess.in(directory)
                .variable("CHAT_TRUSTED_PROXIES", "127.0.0.1")
                .startReady()) {
            assertThat(status(server, "X-Forwarded-For", "203.0.113.7")).isEqualTo(403);
        }
    }

    private static Scrape scrape(ChatProcess server) {
        HttpResponse<String> answer = DocumentedHttp.get(server.http("/metrics"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Scrape.of(answer.body());
    }

    private static int status(ChatProcess server, String... headers) {
        return DocumentedHttp.get(server.http("/metrics"), headers).statusCode();
    }
}
