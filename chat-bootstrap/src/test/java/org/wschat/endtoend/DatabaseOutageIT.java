package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the database away from a server under load, in every way there is, and gives it back. What was acknowledged is kept
 * once and in order, what was refused is not kept, no answer takes 5 seconds, and no socket closes.
 *
 * <p>{@code -Dchat.freeze.seconds=25} freezes the database for longer than the build has time for.
 */
class DatabaseOutageIT {

    private static final int TALKERS = 12;
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final Duration FREEZE = Duration.ofSeconds(Long.getLong("chat.freeze.seconds", 8));

    private static MariaDbProcess database;

    @TempDir
    private Path directory;

    private final List<Talker> talkers = new ArrayList<>();
    private final List<ChatClient> readers = new ArrayList<>();
    private String schema = "";
    private String what = "";

    @BeforeAll
    static void install() {
        database = MariaDbProcess.install();
        database.start().awaitReady();
    }

    @AfterAll
    static void remove() {
        database.close();
    }

    @BeforeEach
    void name(TestInfo test) {
        what = test.getDisplayName();
        schema = "outage" + Integer.toHexString(what.hashCode());
    }

    @AfterEach
    void leave() {
        talkers.forEach(Talker::close);
        readers.forEach(ChatClient::close);
    }

    @Test
    void survives_a_database_that_is_killed_and_started_again() throws Exception {
        try (ChatProcess server = server(database.port()).startReady()) {
            talk(server);
            database.kill();
            try {
                awaitReadiness(server, 503, Duration.ofSeconds(2));
                awaitRefusals();
                staysInTouch(server);
                letsNoStrangerIn(server);
            } finally {
                database.start().awaitReady();
            }
            awaitReadiness(server, 200, Duration.ofSeconds(5));
            verify();
        }
    }

    @Test
    void survives_a_database_that_is_frozen_for_a_while() throws Exception {
        try (ChatProcess server = server(database.port()).startReady()) {
            talk(server);
            database.freeze();
            try {
                long thaw = System.nanoTime() + FREEZE.toNanos();
                awaitReadiness(server, 503, Duration.ofSeconds(2));
                awaitRefusals();
                staysInTouch(server);
                letsNoStrangerIn(server);
                await().atMost(FREEZE.plusSeconds(5)).until(() -> System.nanoTime() > thaw);
            } finally {
                database.thaw();
            }
            verify();
        }
    }

    @Test
    void survives_a_database_that_has_no_connection_left() throws Exception {
        try (ChatProcess server = server(database.port()).startReady()) {
            talk(server);
            List<Connection> hogs = new ArrayList<>();
            database.asRoot("SET GLOBAL max_connections = 10");
            try (Connection root = database.root()) {
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    kill(root);
                    hog(hogs);
                    return talkers.stream().allMatch(talker -> talker.refused() > 12);
                });
                staysInTouch(server);
                assertThat(hogs).isNotEmpty();
            } finally {
                for (Connection hog : hogs) {
                    hog.close();
                }
                database.asRoot("SET GLOBAL max_connections = 151");
            }
            verify();
        }
    }

    /** Ends the sessions of the server, which has to find others. */
    private static void kill(Connection root) throws SQLException {
        try (var statement = root.createStatement()) {
            statement.execute("KILL USER chat");
        }
    }

    private static void hog(List<Connection> hogs) {
        try {
            while (true) {
                hogs.add(database.session("hog", "secret"));
            }
        } catch (SQLException e) {
            assertThat(e.getErrorCode()).as("too many connections").isEqualTo(1040);
        }
    }

    @Test
    void survives_a_database_that_is_read_only_for_a_while() throws Exception {
        try (ChatProcess server = server(database.port()).startReady()) {
            talk(server);
            database.asRoot("SET GLOBAL read_only = 1");
            try {
                awaitReadiness(server, 503, Duration.ofSeconds(2));
                awaitRefusals();
                staysInTouch(server);
            } finally {
                database.asRoot("SET GLOBAL read_only = 0");
            }
            verify();
        }
    }

    @Test
    void survives_answers_that_are_lost_on_the_way() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(database.port());
                ChatProcess server = server(proxy.port()).startReady()) {
            talk(server);
            for (CuttingProxy.Cut cut : CuttingProxy.Cut.values()) {
                proxy.cutNextCommits(cut, 8);
                await().atMost(MOST).until(() -> proxy.cutsLeft() == 0);
            }
            proxy.cutNextCommits(CuttingProxy.Cut.AFTER_IT_WAS_PASSED_ON, 3);
            proxy.closeDoorAfterCuts();
            awaitRefusals();
            staysInTouch(server);
            letsNoStrangerIn(server);
            proxy.openDoor();
            verify();
        }
    }

    @Test
    void waits_at_the_start_for_a_database_that_is_not_there_yet() throws Exception {
        database.kill();
        try (ChatProcess server = server(database.port()).start()) {
            try {
                await().atMost(Duration.ofSeconds(20))
                        .until(() ->
                                server.output().stream().anyMatch(line -> line.contains("waiting for the database")));
            } finally {
                database.start().awaitReady();
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> server.output().stream().anyMatch(line -> line.contains(" ready in ")));
            assertThat(server.output().stream().filter(line -> line.contains("waiting for the database")))
                    .hasSize(1);
            talk(server);
            verify();
        }
    }

    @Test
    void gives_up_with_one_line_when_the_database_does_not_come() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(database.port())) {
            proxy.closeDoorAfterCuts();
            try (ChatProcess server = server(proxy.port())
                    .variable("CHAT_MYSQL_START_TIMEOUT_MS", "1500")
                    .start()) {
                assertThat(server.awaitExit()).isEqualTo(1);
                assertThat(server.errors()).hasSize(1);
                assertThat(server.errors().get(0))
                        .contains("127.0.0.1:" + proxy.port())
                        .doesNotContain("secret");
                assertThat(server.output()).noneMatch(line -> line.contains(" at org.") || line.contains("ready in"));
                System.out.println(server.errors().get(0));
            }
        }
    }

    private ChatProcess.Launch server(int port) {
        return ChatProcess.in(directory)
                .variable("CHAT_STORAGE", "mysql")
                .variable("CHAT_MYSQL_HOST", "127.0.0.1")
                .variable("CHAT_MYSQL_PORT", Integer.toString(port))
                .variable("CHAT_MYSQL_USER", "chat")
                .variable("CHAT_MYSQL_PASSWORD", "secret")
                .variable("CHAT_MYSQL_DATABASE", schema);
    }

    private void talk(ChatProcess server) {
        readers.add(ChatClient.open(server.port(), "reader", "other"));
        IntStream.range(0, TALKERS)
                .mapToObj(number -> Talker.start(server.port(), "s" + number, "r" + number))
                .forEach(talkers::add);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> talkers.stream().allMatch(talker -> talker.acknowledged() > 50));
    }

    /** Waits until the store is known to be away: everybody is refused, again and again. */
    private void awaitRefusals() {
        await().atMost(Duration.ofSeconds(20)).until(() -> talkers.stream().allMatch(talker -> talker.refused() > 12));
    }

    private void awaitReadiness(ChatProcess server, int status, Duration within) throws Exception {
        long start = System.nanoTime();
        await().atMost(Duration.ofSeconds(20)).until(() -> get(server, "/health/ready") == status);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("%s: /health/ready says %d after %d ms%n", what, status, took.toMillis());
        assertThat(took).isLessThan(within);
    }

    private static int get(ChatProcess server, String path) throws Exception {
        return DocumentedHttp.get(server.http(path)).statusCode();
    }

    private void staysInTouch(ChatProcess server) throws Exception {
        assertThat(get(server, "/ping")).isEqualTo(200);
        ChatClient reader = readers.get(0);
        reader.ping("still there?");
        assertThat(reader.nextPong()).isEqualTo("still there?");
        long start = System.nanoTime();
        for (int type = 2; type <= 4; type++) {
            reader.send("{\"type\":" + type + "}");
        }
        for (int type = 2; type <= 4; type++) {
            reader.next();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("answers to reads")
                .isLessThan(MOST);
    }

    /** Whether a name belongs to somebody cannot be told now, so a stranger is asked to come back later. */
    private static void letsNoStrangerIn(ChatProcess server) {
        assertThat(ChatClient.refusal(server.port(), "send_id=stranger&receive_id=other", null))
                .isEqualTo(503);
    }

    /** To be called as soon as the database is back. */
    private void verify() throws InterruptedException {
        long back = System.nanoTime();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> talkers.stream().allMatch(talker -> talker.acknowledgedAfter(back)));
        Duration again = Duration.ofNanos(System.nanoTime() - back);
        for (Talker talker : talkers) {
            talker.finish();
        }
        Duration longest = talkers.stream()
                .map(Talker::longestWait)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        System.out.printf(
                "%s: %d acknowledged, %d refused, longest wait %d ms, all write again after %d ms%n",
                what,
                talkers.stream().mapToLong(Talker::acknowledged).sum(),
                talkers.stream().mapToLong(Talker::refused).sum(),
                longest.toMillis(),
                again.toMillis());
        talkers.forEach(Talker::verify);
        assertThat(talkers).as("sockets").allMatch(Talker::connected);
        assertThat(longest).isLessThan(MOST);
    }
}
