package org.wschat.adapter.websocket.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.server.RawSocket;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.domain.message.ChatRules;
import org.wschat.testkit.InMemoryMessageStore;

final class EmbeddedChatTest {

    private static final SecretKeySpec KEY =
            new SecretKeySpec("the host's own secret, 32 bytes!".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    private static final Path DOCUMENT = Path.of("..", "docs", "embedding.md");
    private static final Path SOURCE = Path.of("src/test/java/org/wschat/adapter/websocket/embedding/HostTokens.java");
    private static final long LATER = 4_000_000_000L;

    private final WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
            "127.0.0.1", 0, Set.of(), Set.of(), 65_536, 1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(1)));

    @BeforeEach
    void start() {
        Admission admission = new Admission(
                new HostTokens(KEY, Clock.systemUTC()), id -> CompletableFuture.completedStage(true), false);
        server.start(ChatApplication.of(
                ChatPorts.of(new InMemoryMessageStore(), server.delivery()).admitting(admission),
                ChatRules.DEFAULT,
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void admits_those_whom_the_host_vouches_for_and_nobody_else() throws Exception {
        assertThat(status("alice", jwt("HS256", "alice", LATER, KEY))).isEqualTo(101);
        assertThat(status("bob", jwt("HS256", "alice", LATER, KEY))).isEqualTo(403);
        assertThat(status("alice", jwt("HS256", "alice", 1, KEY))).isEqualTo(401);
        assertThat(status("alice", jwt("none", "alice", LATER, KEY))).isEqualTo(401);
        assertThat(status("alice", jwt("HS256", "alice", LATER, new SecretKeySpec(new byte[32], "HmacSHA256"))))
                .isEqualTo(401);
        assertThat(status("alice", jwt("HS256", "alice", LATER, KEY) + ".x")).isEqualTo(401);
        assertThat(status("alice", "abc")).isEqualTo(401);
    }

    private int status(String sender, String token) throws IOException {
        try (RawSocket client = RawSocket.connect(server.port())) {
            client.send(RawSocket.handshake(
                    "/ws?send_id=" + sender + "&receive_id=carol", "Authorization: Bearer " + token));
            return client.readAnswer().status();
        }
    }

    private static String jwt(String algorithm, String subject, long expires, SecretKeySpec key)
            throws GeneralSecurityException {
        String text = base64("{\"alg\":\"" + algorithm + "\"}") + "."
                + base64("{\"sub\":\"" + subject + "\",\"exp\":" + expires + "}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return text + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void is_what_the_document_shows() throws IOException {
        String source = Files.readString(SOURCE);
        String type = source.substring(source.indexOf("record HostTokens"));
        Matcher shown = Pattern.compile("```java\n(record HostTokens.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT));

        assertThat(shown.find()).isTrue();
        assertThat(shown.group(1)).isEqualTo(type);
    }
}
