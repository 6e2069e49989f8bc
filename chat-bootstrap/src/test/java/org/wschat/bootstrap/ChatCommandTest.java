package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.bootstrap.config.ChatConfig;
import org.wschat.bootstrap.config.ChatConfig.Server;

class ChatCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ChatConfig> served = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void serves_and_ends_with_0() {
        assertThat(run("--host", "::1", "--port=0")).isZero();

        assertThat(served).extracting(ChatConfig::server).containsExactly(new Server("::1", 0));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void help_goes_to_standard_output_and_lists_every_way_to_configure() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString())
                .contains("Usage: chat", "--config=FILE", "--host=HOST", "--port=PORT", "--version")
                .contains("CHAT_SERVER_PORT", "server.port", "8080", "CHAT_MYSQL_PASSWORD");
        assertThat(served).isEmpty();
    }

    @Test
    void version_is_one_line() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).startsWith("wschat ").hasLineCount(1);
        assertThat(served).isEmpty();
    }

    @Test
    void a_flag_that_is_unknown_ends_with_2() {
        assertThat(run("--prot", "1")).isEqualTo(2);

        assertThat(err).hasToString("Unknown options: '--prot', '1' (expected: see --help)" + System.lineSeparator());
        assertThat(served).isEmpty();
    }

    @Test
    void a_flag_without_its_value_ends_with_2() {
        assertThat(run("--port")).isEqualTo(2);

        assertThat(err)
                .hasToString("Missing required parameter for option '--port' (PORT) (expected: see --help)"
                        + System.lineSeparator());
    }

    @Test
    void a_word_too_many_ends_with_2() {
        assertThat(run("serve\u001b")).isEqualTo(2);

        assertThat(err)
                .hasToString("Unmatched argument at index 0: 'serve\\u001b' (expected: see --help)"
                        + System.lineSeparator());
    }

    @Test
    void a_bad_value_ends_with_2() {
        assertThat(run("--port", "70000")).isEqualTo(2);

        assertThat(err)
                .hasToString("--port: 70000 (expected: a whole number from 0 to 65535)" + System.lineSeparator());
    }

    @Test
    void a_file_that_is_missing_ends_with_2() {
        assertThat(run("--config", "none.json")).isEqualTo(2);

        assertThat(err)
                .hasToString("none.json: no such file (expected: a readable JSON file)" + System.lineSeparator());
    }

    @Test
    void a_store_that_cannot_be_opened_ends_with_1_and_its_own_words() {
        assertThat(run(config -> {
                    throw new MessageStoreException("no database\nat db:3306", new IllegalStateException("deep down"));
                }))
                .isEqualTo(1);

        assertThat(err).hasToString("no database\\nat db:3306" + System.lineSeparator());
    }

    @Test
    void what_nobody_expected_ends_with_1_and_one_line_that_says_where() {
        assertThat(run(config -> {
                    throw new IllegalStateException("oops");
                }))
                .isEqualTo(1);

        assertThat(err.toString())
                .startsWith("java.lang.IllegalStateException: oops at org.wschat.bootstrap.ChatCommandTest")
                .hasLineCount(1);
    }

    @Test
    void looks_after_an_embedded_store() {
        assertThat(run("db", "info")).isEqualTo(1);
        assertThat(err.toString())
                .endsWith("cannot be opened: there is no chat.db; to make it, run: chat db migrate"
                        + System.lineSeparator())
                .hasLineCount(1);
        assertThat(run("db", "migrate")).isZero();
        assertThat(run("db", "info")).isZero();
        assertThat(run("verify", "--repair")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "1 messages: done",
                        "2 import ledger: done",
                        "3 accounts: done",
                        "version 3, nothing pending",
                        "1 messages: done",
                        "2 import ledger: done",
                        "3 accounts: done",
                        "version 3, nothing pending",
                        "0 differences in 0 conversations with 0 messages: 0 mended, 0 left");
        assertThat(err.toString()).hasLineCount(1);
        assertThat(served).isEmpty();
    }

    @Test
    void prints_each_difference_in_one_line_and_ends_with_1_until_it_is_mended() throws SQLException {
        run("db", "migrate");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("chat.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO conversation (low_id, high_id, sent_low) VALUES ('ann', 'bob', 1)");
        }

        assertThat(run("verify")).isEqualTo(1);
        assertThat(run("verify", "--repair")).isZero();
        assertThat(run("verify")).isZero();

        assertThat(out.toString().lines().filter(line -> line.contains("differences") || line.contains("ann")))
                .containsExactly(
                        "\"ann\" and \"bob\": sent_low is 1, should be 0",
                        "1 differences in 1 conversations with 0 messages: 0 mended, 1 left",
                        "\"ann\" and \"bob\": sent_low is 1, should be 0: mended",
                        "1 differences in 1 conversations with 0 messages: 1 mended, 0 left",
                        "0 differences in 1 conversations with 0 messages: 0 mended, 0 left");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void db_wants_another_word() {
        assertThat(run("db")).isEqualTo(2);

        assertThat(err).hasToString("db: info or migrate? (expected: see --help)" + System.lineSeparator());
    }

    @Test
    void reads_the_file_named_behind_a_subcommand() {
        assertThat(run("verify", "--config", "none.json")).isEqualTo(2);

        assertThat(err)
                .hasToString("none.json: no such file (expected: a readable JSON file)" + System.lineSeparator());
    }

    private int run(String... args) {
        return run(served::add, args);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private int run(Consumer<ChatConfig> serve, String... args) {
        return ChatCommand.line(directory, Map.of("CHAT_EMBEDDED_PATH", data().toString()), serve)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
