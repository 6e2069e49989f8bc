package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure that the store stops half way, on the real server. */
final class ErasureIT {

    private static final String SECRET = "correct horse battery";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void goes_on_by_itself_until_a_minute_has_passed_and_closes_sockets_at_once() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("alice", SECRET);
            String alice = accounts.token("alice", SECRET);
            try (ChatClient socket = ChatClient.open(server.port(), "alice", "bob", alice)) {
                socket.say("what only alice said");
                socket.next();
                execute("CREATE TRIGGER stop BEFORE UPDATE OF text ON message BEGIN SELECT RAISE(ABORT, 'stop'); END");

                assertThat(accounts.ask("DELETE", "/users/me", alice, Map.of("password", SECRET))
                                .status())
                        .isEqualTo(202);
                assertThat(socket.closed().get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            }
            assertThat(accounts.ask("GET", "/users/me", alice).status()).isEqualTo(401);
            assertThat(accounts.logIn("alice", SECRET).code()).isEqualTo("wrong_credentials");
            assertThat(count("message WHERE text <> ''")).isOne();
            server.kill();
        }
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            await().atMost(SOON)
                    .until(() -> server.output().stream()
                            .anyMatch(line ->
                                    line.contains("an erasure could not go on, it is tried again in a minute")));
            execute("DROP TRIGGER stop");
            server.kill();
        }
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            await().atMost(SOON).until(() -> count("message WHERE text <> ''") == 0);
            assertThat(count("user_account WHERE erasing_since IS NOT NULL")).isOne();
            execute("UPDATE user_account SET erasing_since = erasing_since - 60000");
            server.kill();
        }
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            await().atMost(SOON).until(() -> count("user_account WHERE erasing_since IS NOT NULL") == 0);
            assertThat(server.isRunning()).isTrue();
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String rows) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
            result.next();
            return result.getLong(1);
        }
    }

    private Connection connect() throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            Path database = files.filter(file -> file.endsWith("chat.db"))
                    .findFirst()
                    .orElseThrow(() -> new SQLException("there is no chat.db"));
            return DriverManager.getConnection("jdbc:sqlite:" + database);
        }
    }
}
