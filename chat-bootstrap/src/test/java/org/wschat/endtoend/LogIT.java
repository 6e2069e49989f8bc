package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log must never hold, even when it says all it can. */
class LogIT {

    private static final String SECRET = "do-not-log-this";

    @TempDir
    private Path directory;

    @Test
    void tells_what_is_done_to_accounts_and_of_strangers_only_where_they_are() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            AccountClient accounts = new AccountClient(server.port());
            accounts.register("ann", "correct horse");
            String token = accounts.token("ann", "correct horse");
            accounts.logIn(SECRET, "wrong horse");
            accounts.ask("DELETE", "/sessions/current", token);
            server.terminate();
            server.awaitExit();
            assertThat(server.output())
                    .anyMatch(line -> line.endsWith("INFO  accounts - account made: ann, from 127.0.0.1"))
                    .anyMatch(line -> line.endsWith("INFO  accounts - logged in: ann, from 127.0.0.1"))
                    .anyMatch(
                            line -> line.endsWith("INFO  accounts - login refused: wrong credentials, from 127.0.0.1"))
                    .anyMatch(line -> line.endsWith("INFO  accounts - logged out: ann, from 127.0.0.1"))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void holds_no_text_of_a_message_at_any_level() {
        try (ChatProcess server = ChatProcess.in(directory)
                        .variable("CHAT_LOG_LEVEL", "trace")
                        .startReady();
                ChatClient sender = ChatClient.open(server.port(), "1", "2");
                ChatClient reader = ChatClient.open(server.port(), "2", "1")) {
            sender.say(SECRET);
            sender.next();
            reader.next();
            sender.ask("{\"type\":2}");
            sender.ask("{\"type\":1,\"content\":[\"" + SECRET + "\"]}");
            sender.ask("{\"type\":1,\"content\":\"" + SECRET + "\\ud800\"}");
            reader.ask("{\"type\":3}");
            server.terminate();
            server.awaitExit();
            assertThat(server.output()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
            assertThat(server.errors()).isEmpty();
        }
    }
}
