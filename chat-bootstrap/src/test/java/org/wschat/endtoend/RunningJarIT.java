package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runnable jar as a newcomer meets it: it starts, answers, and ends. */
class RunningJarIT {

    @TempDir
    private Path directory;

    @Test
    void starts_without_any_configuration_answers_and_ends_with_0_on_sigterm() throws Exception {
        try (ChatProcess chat = ChatProcess.in(directory).startReady()) {
            HttpResponse<String> answer = DocumentedHttp.get(chat.http("/ping"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualToIgnoringWhitespace("{\"message\":\"pong\"}");

            chat.terminate();
            assertThat(chat.awaitExit()).as(chat.toString()).isZero();
            assertThat(chat.errors()).isEmpty();
            assertThat(chat.output()).last().asString().endsWith(" - stopped");
        }
    }

    @Test
    void says_which_store_it_uses_and_where_to_connect_and_is_ready_last() {
        try (ChatProcess chat = ChatProcess.in(directory).startReady()) {
            assertThat(chat.output())
                    .anySatisfy(
                            line -> assertThat(line).contains("store: embedded, in " + directory.resolve("chat-data")))
                    .anySatisfy(line ->
                            assertThat(line).endsWith("ws://127.0.0.1:" + chat.port() + "/ws?send_id=1&receive_id=2"))
                    .allSatisfy(line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}Z (INFO |WARN ) .*"));
            assertThat(chat.output()).last().asString().contains("ready in");
            System.out.println("start: " + chat.startTime().toMillis() + " ms");
        }
    }

    @Test
    void leaves_nothing_in_the_temporary_folder_even_when_killed() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        for (int kill = 0; kill < 3; kill++) {
            try (ChatProcess chat = ChatProcess.in(directory)
                    .jvm("-Djava.io.tmpdir=" + temporary)
                    .startReady()) {
                chat.kill();
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> unpacked = Files.list(directory.resolve("chat-data").resolve("native"))) {
            assertThat(unpacked.filter(file -> !file.toString().endsWith(".lck")))
                    .hasSize(1);
        }
    }

    @Test
    void a_second_signal_while_stopping_does_no_harm() {
        try (ChatProcess chat = ChatProcess.in(directory).startReady()) {
            chat.terminate();
            chat.terminate();
            assertThat(chat.awaitExit()).as(chat.toString()).isZero();
        }
    }

    @Test
    void a_port_that_is_taken_is_one_line_and_status_1() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChatProcess chat = ChatProcess.in(directory)
                        .arguments("--port", String.valueOf(taken.getLocalPort()))
                        .start()) {
            assertThat(chat.awaitExit()).isEqualTo(1);
            assertThat(chat.errors()).singleElement().asString().contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void a_store_that_cannot_be_opened_is_one_line_and_status_1() throws IOException {
        Files.writeString(directory.resolve("chat-data"), "a file where the folder should be");
        try (ChatProcess chat = ChatProcess.in(directory).start()) {
            assertThat(chat.awaitExit()).isEqualTo(1);
            assertThat(chat.errors()).singleElement().asString().contains("chat-data");
        }
    }

    @Test
    void a_database_that_is_not_there_is_one_line_and_status_1() throws IOException {
        String port = String.valueOf(freePort());
        try (ChatProcess chat = ChatProcess.in(directory)
                .variable("CHAT_STORAGE", "mysql")
                .variable("CHAT_MYSQL_PORT", port)
                .variable("CHAT_MYSQL_START_TIMEOUT_MS", "0")
                .start()) {
            assertThat(chat.awaitExit()).isEqualTo(1);
            assertThat(chat.errors()).singleElement().asString().contains(port);
        }
    }

    @Test
    void a_configuration_that_is_wrong_is_one_line_and_status_2() {
        try (ChatProcess chat =
                ChatProcess.in(directory).arguments("--port", "70000").start()) {
            assertThat(chat.awaitExit()).isEqualTo(2);
            assertThat(chat.errors()).containsExactly("--port: 70000 (expected: a whole number from 0 to 65535)");
            assertThat(chat.output()).isEmpty();
        }
    }

    @Test
    void the_version_is_that_of_the_build() {
        try (ChatProcess chat = ChatProcess.in(directory).arguments("--version").start()) {
            assertThat(chat.awaitExit()).isZero();
            assertThat(chat.output()).singleElement().asString().matches("wschat \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return nobody.getLocalPort();
        }
    }
}
