package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input against the real jar: a clear answer, and the socket stays. */
class BadInputIT {

    @TempDir
    private Path directory;

    @Test
    void answers_each_bad_request_with_a_code_that_says_why_and_keeps_the_socket() throws Exception {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("hello", "JSON");
        reasons.put("{\"type\":\"1\"}", "type");
        reasons.put("{\"type\":1.5}", "type");
        reasons.put("{\"type\":1e999}", "type");
        reasons.put("{\"type\":1,\"content\":[]}", "content");
        reasons.put("{\"type\":1,\"content\":\"a\",\"Content\":\"b\"}", "content");
        reasons.put("{\"type\":2,\"limit\":0}", "limit");
        reasons.put("{\"type\":2,\"before_id\":\"x\"}", "before_id");
        reasons.put("{\"type\":2,\"before_id\":99}", "before_id");
        reasons.put("[".repeat(30_000), "");
        reasons.put("{\"type\":1} trailing", "");
        try (ChatProcess server = ChatProcess.in(directory).startReady();
                ChatClient client = ChatClient.open(server.port(), "1", "2")) {
            reasons.forEach((request, named) -> {
                JsonObject answer = client.ask(request);
                assertThat(answer.get("code").getAsInt()).as(request).isEqualTo(50005);
                assertThat(answer.get("content").getAsString()).as(request).containsIgnoringCase(named);
            });
            assertThat(client.ask("{\"type\":1,\"content\":\"\\ud800\"}")
                            .get("code")
                            .getAsInt())
                    .isEqualTo(50007);
            assertThat(client.ask("{\"type\":1,\"content\":\"' or 1=1-- ${x} #{y} \\u0000 <script>\"}")
                            .get("code")
                            .getAsInt())
                    .isEqualTo(50003);
            assertThat(client.ask("{\"type\":2}")
                            .getAsJsonArray("content")
                            .get(0)
                            .getAsJsonObject()
                            .get("content")
                            .getAsString())
                    .isEqualTo("' or 1=1-- ${x} #{y} \u0000 <script>");
        }
    }

    @Test
    void closes_the_socket_of_who_goes_on_sending_nonsense() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady();
                ChatClient client = ChatClient.open(server.port(), "1", "2")) {
            for (int i = 0; i < 30; i++) {
                client.send("nonsense");
            }
            assertThat(client.closed().join()).isEqualTo(1008);
            try (ChatClient again = ChatClient.open(server.port(), "1", "2")) {
                again.say("hello");
                assertThat(again.next().get("code").getAsInt()).isEqualTo(50003);
            }
        }
    }

    @Test
    void refuses_a_message_that_is_too_long_with_1009() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady();
                ChatClient client = ChatClient.open(server.port(), "1", "2")) {
            client.say("x".repeat(70_000));
            assertThat(client.closed().join()).isEqualTo(1009);
        }
    }

    @Test
    void refuses_bad_handshakes_with_a_status_that_fits() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            int port = server.port();
            assertThat(RawHttp.get(port, "/ws?send_id=1&receive_id=2").status()).isEqualTo(426);
            assertThat(RawHttp.get(port, "/nowhere").status()).isEqualTo(404);
            assertThat(RawHttp.get(port, "/%00").status()).isEqualTo(400);
            assertThat(RawHttp.upgrade(port, "/ws?send_id=&receive_id=2").status())
                    .isEqualTo(400);
            assertThat(RawHttp.upgrade(port, "/ws?send_id=a-%3Eb&receive_id=2").status())
                    .isEqualTo(400);
            assertThat(RawHttp.upgrade(port, "/ws?send_id=" + "x".repeat(65) + "&receive_id=2")
                            .status())
                    .isEqualTo(400);
            assertThat(RawHttp.upgrade(port, "/ws?send_id=1&receive_id=2", "Origin: https://evil.example")
                            .status())
                    .isEqualTo(403);
            RawHttp.Answer ping = RawHttp.get(port, "/ping");
            assertThat(ping.status()).isEqualTo(200);
            assertThat(ping.body().get("message").getAsString()).isEqualTo("pong");
            assertThat(ping.head()).doesNotContainIgnoringCase("grizzly").doesNotContainIgnoringCase("server:");
        }
    }
}
