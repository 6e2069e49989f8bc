package org.wschat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.bootstrap.config.ChatConfig.Auth;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.Guests;
import org.wschat.bootstrap.config.ChatConfig.Limits;
import org.wschat.bootstrap.config.ChatConfig.LogLevel;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Server;
import org.wschat.domain.message.ChatRules;

class ConfigReaderTest {

    private static final Path SHIPPED = Path.of("..", "config.json").toAbsolutePath();

    private static final ChatConfig STANDARD = new ChatConfig(
            new Embedded(Path.of("chat-data")),
            new Server("127.0.0.1", 8080),
            new Limits(
                    65_536,
                    1_048_576,
                    50,
                    ChatConfig.Rates.AUTO,
                    ChatRules.DEFAULT,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5)),
            Set.of(),
            new Auth(Guests.AUTO, Duration.ofDays(30), Set.of()),
            Set.of("127.0.0.0/8", "::1"),
            LogLevel.INFO);

    @TempDir
    private Path directory;

    private ConfigFixture given;

    @BeforeEach
    void a_working_directory() {
        given = new ConfigFixture(directory);
    }

    @Test
    void without_any_source_the_store_is_embedded_and_only_this_machine_is_served() {
        assertThat(given.read()).isEqualTo(STANDARD);
    }

    @Test
    void the_shipped_file_says_what_the_defaults_say() {
        given.withConfigFlag(SHIPPED.toString());

        assertThat(given.read()).isEqualTo(STANDARD);
    }

    @Test
    void the_shipped_file_without_its_storage_line_means_mysql() throws IOException {
        String shipped = Files.readString(SHIPPED);
        String without = shipped.replace("\"storage\": \"embedded\",", "");
        assertThat(without).isNotEqualTo(shipped);

        assertThat(given.withFile(without).read().storage()).isEqualTo(localMySql("root", "", "chat"));
    }

    @Test
    void a_file_with_mysql_but_without_storage_means_mysql() {
        given.withFile("""
                {"mysql": {"host": "127.0.0.1", "port": 3306, "user": "u", "password": "p", "database": "d"},
                 "server": {"address": "0.0.0.0", "port": 8081}}""");

        assertThat(given.read().storage()).isEqualTo(localMySql("u", "p", "d"));
        assertThat(given.read().server()).isEqualTo(new Server("0.0.0.0", 8081));
    }

    @Test
    void storage_decides_where_both_are_given() {
        given.withFile("{\"mysql\": {\"host\": \"db\"}, \"storage\": \"embedded\"}");

        assertThat(given.read().storage()).isEqualTo(STANDARD.storage());
    }

    @Test
    void storage_from_the_environment_decides_too() {
        given.withFile("{\"mysql\": {\"host\": \"db\"}}").withVariable("CHAT_STORAGE", "embedded");

        assertThat(given.read().storage()).isEqualTo(STANDARD.storage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mysql\": {\"username\": \"u\", \"password\": \"p\", \"dbname\": \"d\"}}",
                "{\"mysql\": {\"user\": \"u\", \"password\": \"p\", \"db_name\": \"d\"}}",
                "{\"MySQL\": {\"UserName\": \"u\", \"Password\": \"p\", \"DBName\": \"d\"}}",
            })
    void names_are_matched_without_regard_to_case_and_by_their_aliases(String file) {
        assertThat(given.withFile(file).read().storage()).isEqualTo(localMySql("u", "p", "d"));
    }

    @Test
    void numbers_may_be_written_in_quotes() {
        given.withFile("{\"address\": \"::1\", \"port\": \"9\"}");

        assertThat(given.read().server()).isEqualTo(new Server("::1", 9));
    }

    @Test
    void address_and_port_are_read_at_the_top_too() {
        given.withFile("{\"address\": \"::1\", \"port\": 9}");

        assertThat(given.read().server()).isEqualTo(new Server("::1", 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"address\": \"a\", \"port\": 1, \"server\": {\"address\": \"b\", \"port\": 2}}",
                "{\"server\": {\"address\": \"b\", \"port\": 2}, \"address\": \"a\", \"port\": 1}",
            })
    void nested_wins_over_the_top(String file) {
        assertThat(given.withFile(file).read().server()).isEqualTo(new Server("b", 2));
    }

    @Test
    void the_environment_beats_the_file_and_flags_beat_both() {
        given.withFile("{\"server\": {\"address\": \"file\", \"port\": 1}}");
        assertThat(given.read().server()).isEqualTo(new Server("file", 1));

        given.withVariable("CHAT_SERVER_ADDRESS", "variable").withVariable("CHAT_SERVER_PORT", "2");
        assertThat(given.read().server()).isEqualTo(new Server("variable", 2));

        given.withHostFlag("flag").withPortFlag("3");
        assertThat(given.read().server()).isEqualTo(new Server("flag", 3));
    }

    @Test
    void another_file_may_be_named() {
        given.withFile("{\"port\": 1}").withFile("other.json", "{\"port\": 2}").withConfigFlag("other.json");

        assertThat(given.read().server().port()).isEqualTo(2);
    }

    @Test
    void variables_of_others_and_of_tests_are_left_alone() {
        given.withVariable("CHATTER", "x")
                .withVariable("CHAT_TEST_MYSQL_URL", "x")
                .withVariable("PATH", "x");

        assertThat(given.read()).isEqualTo(STANDARD);
    }

    @ParameterizedTest
    @MethodSource("every_key")
    void every_key_can_be_given_by_the_file(
            String key, String json, String text, Object expected, Function<ChatConfig, ?> read) {
        String[] path = key.split("\\.", -1);
        given.withFile(
                path.length == 1
                        ? "{\"" + path[0] + "\": " + json + "}"
                        : "{\"" + path[0] + "\": {\"" + path[1] + "\": " + json + "}}");

        assertThat((Object) read.apply(given.read())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("every_key")
    void every_key_can_be_given_by_the_environment(
            String key, String json, String text, Object expected, Function<ChatConfig, ?> read) {
        given.withVariable("CHAT_STORAGE", key.startsWith("mysql.") ? "mysql" : "embedded");
        given.withVariable("CHAT_" + key.replace('.', '_').toUpperCase(Locale.ROOT), text);

        assertThat((Object) read.apply(given.read())).isEqualTo(expected);
    }

    @Test
    void the_list_above_names_every_key() {
        assertThat(every_key().map(row -> row.get()[0]))
                .containsExactlyElementsOf(
                        ConfigKeys.ALL.stream().map(key -> (Object) key.path()).toList());
    }

    static Stream<Arguments> every_key() {
        return Stream.of(
                row("storage", "\"mysql\"", "mysql", localMySql("root", "", "chat"), ChatConfig::storage),
                row("embedded.path", "\"/d/e\"", "/d/e", new Embedded(Path.of("/d/e")), ChatConfig::storage),
                row(
                        "server.address",
                        "\"chat.example\"",
                        "chat.example",
                        "chat.example",
                        c -> c.server().address()),
                row("server.port", "0", "0", 0, c -> c.server().port()),
                row("mysql.host", "\"db\"", "db", "db", c -> mysql(c).host()),
                row("mysql.port", "3307", "3307", 3307, c -> mysql(c).port()),
                row("mysql.user", "\"u v\"", "u v", "u v", c -> mysql(c).user()),
                row("mysql.password", "\" p\\n\"", " p\n", new Secret(" p\n"), c -> mysql(c).password()),
                row("mysql.database", "\"d-1\"", "d-1", "d-1", c -> mysql(c).database()),
                row("mysql.connect_timeout_ms", "250", "250", Duration.ofMillis(250), c -> mysql(c).connectTimeout()),
                row("mysql.socket_timeout_ms", "60000", "60000", Duration.ofMinutes(1), c -> mysql(c).socketTimeout()),
                row("mysql.start_timeout_ms", "0", "0", Duration.ZERO, c -> mysql(c).startTimeout()),
                row("mysql.pool_size", "2", "2", 2, c -> mysql(c).poolSize()),
                row("limits.frame_bytes", "1024", "1024", 1024, c -> c.limits().frameBytes()),
                row(
                        "limits.outbound_bytes",
                        "65537",
                        "65537",
                        65537,
                        c -> c.limits().outboundBytes()),
                row(
                        "limits.first_contact",
                        "3",
                        "3",
                        3,
                        c -> c.limits().rules().firstContact().limit()),
                row(
                        "limits.edit_seconds",
                        "60",
                        "60",
                        Duration.ofMinutes(1),
                        c -> c.limits().rules().edit().length()),
                row(
                        "limits.recall_seconds",
                        "0",
                        "0",
                        Duration.ZERO,
                        c -> c.limits().rules().recall().length()),
                row("limits.user_sockets", "7", "7", 7, c -> c.limits().userSockets()),
                row(
                        "limits.rates",
                        "\"off\"",
                        "off",
                        ChatConfig.Rates.OFF,
                        c -> c.limits().rates()),
                row(
                        "limits.handshake_timeout_ms",
                        "200",
                        "200",
                        Duration.ofMillis(200),
                        c -> c.limits().handshakeTimeout()),
                row(
                        "limits.drain_timeout_ms",
                        "0",
                        "0",
                        Duration.ZERO,
                        c -> c.limits().drainTimeout()),
                row(
                        "origins",
                        "[\"https://a.example\", \"http://b:81\"]",
                        "https://a.example, http://b:81",
                        Set.of("https://a.example", "http://b:81"),
                        ChatConfig::origins),
                row(
                        "auth.guests",
                        "\"off\"",
                        "OFF",
                        Guests.OFF,
                        config -> config.auth().guests()),
                row(
                        "auth.session_days",
                        "7",
                        "7",
                        Duration.ofDays(7),
                        config -> config.auth().sessionLifetime()),
                row(
                        "trusted_proxies",
                        "[\"10.0.0.0/8\", \"::1\"]",
                        "10.0.0.0/8, ::1",
                        Set.of("10.0.0.0/8", "::1"),
                        config -> config.auth().trustedProxies()),
                row("metrics_from", "[\"10.1.0.0/16\"]", "10.1.0.0/16", Set.of("10.1.0.0/16"), ChatConfig::metricsFrom),
                row("log.level", "\"debug\"", "DEBUG", LogLevel.DEBUG, ChatConfig::logLevel));
    }

    private static Arguments row(String key, String json, String text, Object expected, Function<ChatConfig, ?> read) {
        return Arguments.of(key, json, text, expected, read);
    }

    private static MySql mysql(ChatConfig config) {
        return (MySql) config.storage();
    }

    private static MySql localMySql(String user, String password, String database) {
        return new MySql(
                "127.0.0.1",
                3306,
                user,
                new Secret(password),
                database,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                8);
    }
}
