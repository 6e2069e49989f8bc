package org.wschat.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
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
                        "4 protocol v2: done",
                        "version 4, nothing pending",
                        "1 messages: done",
                        "2 import ledger: done",
                        "3 accounts: done",
                        "4 protocol v2: done",
                        "version 4, nothing pending",
                        "0 differences in 0 conversations with 0 messages: 0 mended, 0 left");
        assertThat(err.toString()).hasLineCount(1);
        assertThat(served).isEmpty();
    }

    @Test
    void prints_each_difference_in_one_line_and_ends_with_1_until_it_is_mended() throws SQLException {
        run("db", "migrate");
        execute("INSERT INTO conversation (low_id, high_id, read_low) VALUES ('ann', 'bob', 1)");

        assertThat(run("verify")).isEqualTo(1);
        assertThat(run("verify", "--repair")).isZero();
        assertThat(run("verify")).isZero();

        assertThat(out.toString().lines().filter(line -> line.contains("differences") || line.contains("ann")))
                .containsExactly(
                        "\"ann\" and \"bob\": read_low is 1, should be 0",
                        "1 differences in 1 conversations with 0 messages: 0 mended, 1 left",
                        "\"ann\" and \"bob\": read_low is 1, should be 0: mended",
                        "1 differences in 1 conversations with 0 messages: 1 mended, 0 left",
                        "0 differences in 1 conversations with 0 messages: 0 mended, 0 left");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tells_what_is_missing_in_one_line_and_leaves_it() throws SQLException {
        run("db", "migrate");
        execute("INSERT INTO conversation (low_id, high_id, sent_low) VALUES ('ann', 'bob', 1)");

        assertThat(run("verify", "--repair")).isEqualTo(1);
        assertThat(run("verify")).isEqualTo(1);

        String missing = "\"ann\" and \"bob\": message 1 is missing, as sent_low is 1 and sent_high is 0"
                + " (cannot be mended without guessing)";
        String summary = "1 differences in 1 conversations with 0 messages: 0 mended, 1 left";
        assertThat(out.toString().lines().filter(line -> line.contains("differences") || line.contains("ann")))
                .containsExactly(missing, summary, missing, summary);
    }

    @Test
    void a_migration_that_fails_is_told_in_our_own_line_alone() throws Exception {
        Files.createDirectories(data());
        execute("CREATE TABLE conversation_high (id INTEGER)"); // where an index is to be
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        try {
            assertThat(run("db", "migrate")).isEqualTo(1);
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).isEmpty();
        assertThat(err.toString())
                .startsWith("version 1 (messages) failed: ")
                .endsWith("; mend the cause, then run: chat db migrate" + System.lineSeparator())
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "db", "db info", "db migrate", "import-original"})
    void every_subcommand_tells_its_usage_and_the_version(String words) {
        assertThat(run((words + " --help").split(" ", -1))).isZero();
        assertThat(out.toString()).contains("Usage: chat " + words, "--config=FILE", "--version");
        out.getBuffer().setLength(0);

        assertThat(run((words + " --version").split(" ", -1))).isZero();
        assertThat(out.toString()).startsWith("wschat ").hasLineCount(1);
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

    @Test
    void takes_the_password_of_an_import_from_any_variable() {
        Map<String, String> environment =
                Map.of("CHAT_EMBEDDED_PATH", data().toString(), "CHAT_OLD_PASSWORD", "secret");
        String[] nobodyThere = {"import-original", "--from", "jdbc:mysql://127.0.0.1:1/x", "--password-env"};

        assertThat(run(environment, served::add, with(nobodyThere, "CHAT_OLD_PASSWORD")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("the original's database at root@127.0.0.1:1/x cannot be read: ")
                .doesNotContain("secret")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run(Map.of(), served::add, with(nobodyThere, "OLD_PASSWORD")))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--password-env: OLD_PASSWORD (expected: a variable of the environment that is set)");
    }

    private static String[] with(String[] args, String last) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = last;
        return all;
    }

    private int run(String... args) {
        return run(served::add, args);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("chat.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private int run(Consumer<ChatConfig> serve, String... args) {
        return run(Map.of("CHAT_EMBEDDED_PATH", data().toString()), serve, args);
    }

    private int run(Map<String, String> environment, Consumer<ChatConfig> serve, String... args) {
        return ChatCommand.line(directory, environment, serve)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
