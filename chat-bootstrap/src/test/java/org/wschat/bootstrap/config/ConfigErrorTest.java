package org.wschat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigErrorTest {

    private static final String A_PORT = " (expected: a whole number from 0 to 65535)";

    @TempDir
    private Path directory;

    private ConfigFixture given;

    @BeforeEach
    void a_working_directory() {
        given = new ConfigFixture(directory);
    }

    @ParameterizedTest
    @MethodSource("wrong_files")
    void tells_key_value_and_expectation_of_what_is_wrong_in_the_file(String json, String error) {
        assertThat(given.withFile(json).error()).isEqualTo("config.json" + error);
    }

    static Stream<Arguments> wrong_files() {
        String object = " (expected: a JSON object)";
        return Stream.of(
                Arguments.of("{\"server\": {\"port\": 70000}}", ": server.port: 70000" + A_PORT),
                Arguments.of("{\"server\": {\"port\": -1}}", ": server.port: -1" + A_PORT),
                Arguments.of("{\"server\": {\"port\": 80.5}}", ": server.port: 80.5" + A_PORT),
                Arguments.of("{\"server\": {\"port\": 8e1}}", ": server.port: 8e1" + A_PORT),
                Arguments.of("{\"server\": {\"port\": 99999999999}}", ": server.port: 99999999999" + A_PORT),
                Arguments.of("{\"server\": {\"port\": \"eighty\"}}", ": server.port: \"eighty\"" + A_PORT),
                Arguments.of("{\"server\": {\"port\": null}}", ": server.port: null" + A_PORT),
                Arguments.of("{\"server\": {\"port\": true}}", ": server.port: true" + A_PORT),
                Arguments.of("{\"server\": {\"port\": [1]}}", ": server.port: [1]" + A_PORT),
                Arguments.of("{\"Port\": 70000}", ": Port: 70000" + A_PORT),
                Arguments.of("{\"server\": {\"port\": 1}, \"port\": 70000}", ": port: 70000" + A_PORT),
                Arguments.of(
                        "{\"server\": {\"address\": \"a:80\"}}",
                        ": server.address: \"a:80\" (expected: a host name or an address, without a port)"),
                Arguments.of(
                        "{\"server\": {\"address\": 1}}",
                        ": server.address: 1 (expected: a host name or an address, without a port)"),
                Arguments.of("{\"storage\": \"disk\"}", ": storage: \"disk\" (expected: one of embedded, mysql)"),
                Arguments.of(
                        "{\"embedded\": {\"path\": \"\"}}", ": embedded.path: \"\" (expected: the path of a folder)"),
                Arguments.of("{\"mysql\": {\"user\": \"\"}}", ": mysql.user: \"\" (expected: text, not empty)"),
                Arguments.of(
                        "{\"mysql\": {\"database\": \"a/b?c\"}}",
                        ": mysql.database: \"a/b?c\" (expected: 1 to 64 letters, digits, _, $ or -)"),
                Arguments.of(
                        "{\"log\": {\"level\": \"loud\"}}",
                        ": log.level: \"loud\" (expected: one of error, warn, info, debug, trace)"),
                Arguments.of(
                        "{\"origins\": [\"https://a\", \"a\\r\\n\"]}",
                        ": origins: [\"https://a\",\"a\\r\\n\"] (expected: a list, each * or scheme://host or"
                                + " scheme://host:port)"),
                Arguments.of(
                        "{\"origins\": \"*\"}",
                        ": origins: \"*\" (expected: a list, each * or scheme://host or scheme://host:port)"),
                Arguments.of(
                        "{\"server\": {\"prot\": 1}}", ": server.prot: unknown key (expected: one of address, port)"),
                Arguments.of(
                        "{\"server\": {\"a\\u001bb\\n\": 1}}",
                        ": server.a\\u001bb\\n: unknown key (expected: one of address, port)"),
                Arguments.of(
                        "{\"serve\": {}}",
                        ": serve: unknown key (expected: one of embedded, server, mysql, limits, auth, log, storage, address,"
                                + " port, origins, trusted_proxies, metrics_from)"),
                Arguments.of(
                        "{\"server.port\": 1}",
                        ": server.port: unknown key (expected: one of embedded, server, mysql, limits, auth, log, storage,"
                                + " address, port, origins, trusted_proxies, metrics_from)"),
                Arguments.of("{\"server\": 5}", ": server: not an object (expected: an object with address, port)"),
                Arguments.of("{\"port\": 1, \"PORT\": 2}", ": PORT: given twice (expected: each key once)"),
                Arguments.of(
                        "{\"server\": {\"port\": 1, \"port\": 1}}",
                        ": server.port: given twice (expected: each key once)"),
                Arguments.of("{\"server\": {}, \"Server\": {}}", ": Server: given twice (expected: each key once)"),
                Arguments.of(
                        "{\"mysql\": {\"user\": \"a\", \"username\": \"a\"}}",
                        ": mysql.username: given twice (expected: each key once)"),
                Arguments.of("{\"port\": 1,}", ": not JSON at line 1 column 13" + object),
                Arguments.of("{\n  'port': 1}", ": not JSON at line 2 column 4" + object),
                Arguments.of("{\"port\": 1 // a comment\n}", ": not JSON at line 1 column 13" + object),
                Arguments.of("{\"server\": {\"port\": 1", ": not JSON at line 1 column 22" + object),
                Arguments.of("", ": not JSON at line 1 column 1" + object),
                Arguments.of("[]", ": not an object" + object),
                Arguments.of("{} {}", ": not JSON at line 1 column 5" + object),
                Arguments.of("{\"port\": " + "[".repeat(100_000), ": not JSON at line 1 column 265" + object));
    }

    @ParameterizedTest
    @MethodSource("wrong_variables")
    void tells_variable_value_and_expectation_of_what_is_wrong_in_the_environment(
            String name, String value, String error) {
        assertThat(given.withVariable(name, value).error()).isEqualTo(error);
    }

    static Stream<Arguments> wrong_variables() {
        return Stream.of(
                Arguments.of("CHAT_SERVER_PORT", "80 ", "CHAT_SERVER_PORT: 80 " + A_PORT),
                Arguments.of("CHAT_SERVER_PORT", "", "CHAT_SERVER_PORT: (empty)" + A_PORT),
                Arguments.of(
                        "CHAT_SERVER_PORT", "tcp://10.0.0.1:8080", "CHAT_SERVER_PORT: tcp://10.0.0.1:8080" + A_PORT),
                Arguments.of("CHAT_SERVER_PORT", "8\n0", "CHAT_SERVER_PORT: 8\\n0" + A_PORT),
                Arguments.of(
                        "CHAT_SERVER_PROT",
                        "very secret",
                        "CHAT_SERVER_PROT: unknown variable (expected: a name that --help lists)"),
                Arguments.of(
                        "CHAT_LIMITS_FIRST_CONTACT",
                        "9".repeat(100),
                        "CHAT_LIMITS_FIRST_CONTACT: " + "9".repeat(60)
                                + "… (expected: a whole number from 0 to 1000000)"));
    }

    @Test
    void tells_flag_value_and_expectation_of_a_wrong_flag() {
        assertThat(given.withPortFlag("70000").error()).isEqualTo("--port: 70000" + A_PORT);
        given.withHostFlag("a b");
        assertThat(given.error()).isEqualTo("--host: a b (expected: a host name or an address, without a port)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mysql\": {\"password\": 12345678}}", "{\"mysql\": {\"password\": [\"12345678\"]}}"})
    void never_shows_a_secret(String json) {
        assertThat(given.withFile(json).error()).isEqualTo("config.json: mysql.password: (hidden) (expected: text)");
    }

    @Test
    void a_secret_does_not_show_in_the_text_of_the_configuration() {
        given.withVariable("CHAT_STORAGE", "mysql").withVariable("CHAT_MYSQL_PASSWORD", "very secret");

        assertThat(given.read().toString()).contains("password=(hidden)").doesNotContain("very secret");
    }

    @Test
    void a_file_that_was_named_must_be_there() {
        assertThat(given.withConfigFlag("none.json").error())
                .isEqualTo("none.json: no such file (expected: a readable JSON file)");
    }

    @Test
    void a_file_that_was_named_must_be_a_file() {
        assertThat(given.withConfigFlag(".").error()).isEqualTo(".: cannot be read (expected: a readable JSON file)");
        assertThat(given.withConfigFlag("a\0b").error())
                .isEqualTo("--config: a\\u0000b (expected: the path of a file)");
    }

    @Test
    void a_file_must_be_utf8() throws IOException {
        Files.write(directory.resolve("config.json"), new byte[] {'{', (byte) 0xe9, '}'});

        assertThat(given.error()).isEqualTo("config.json: not UTF-8 (expected: a JSON object in UTF-8)");
    }
}
