package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A peer that opens a socket and then never reads from it. */
class SlowReaderIT {

    private static final int MESSAGES = 30_000;
    private static final int UNDER_WAY = 200;

    @TempDir
    private Path directory;

    @Test
    void drops_a_reader_that_stops_and_keeps_what_it_missed_unread() throws Exception {
        String content = "x".repeat(1_024);
        int delivered = 0;
        try (ChatProcess server = ChatProcess.in(directory).jvm("-Xmx48m").startReady();
                Socket stalled = openAndNeverRead(server.port())) {
            try (ChatClient sender = ChatClient.open(server.port(), "1", "2");
                    ChatClient other = ChatClient.open(server.port(), "3", "4")) {
                for (int sent = 0, answered = 0; answered < MESSAGES; answered++) {
                    while (sent < MESSAGES && sent - answered < UNDER_WAY) {
                        sender.say(content);
                        sent++;
                    }
                    int code = sender.next().get("code").getAsInt();
                    assertThat(code).isIn(50002, 50003);
                    delivered += code == 50002 ? 1 : 0;
                    if (answered % 1_000 == 0) {
                        other.say("still here");
                        assertThat(other.next().get("code").getAsInt()).isEqualTo(50003);
                    }
                }
                assertThat(delivered).isBetween(1, MESSAGES - 1);
                assertThat(stalled.isConnected()).isTrue();
            }
            try (ChatClient back = ChatClient.open(server.port(), "2", "1")) {
                int unread = back.ask("{\"type\":4}").get("total_counts").getAsInt();
                assertThat(unread).isGreaterThanOrEqualTo(MESSAGES - delivered);
                JsonArray missed = back.ask("{\"type\":3}").getAsJsonArray("content");
                assertThat(missed).hasSize(unread);
                System.out.printf(
                        "%d messages of 1 KiB to a reader that stopped, heap 48 MB: %d found it online, %d unread at the end%n",
                        MESSAGES, delivered, unread);
            }
        }
    }

    private static Socket openAndNeverRead(int port) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write(("GET /ws?send_id=2&receive_id=1 HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] head = new byte[12];
        socket.getInputStream().readNBytes(head, 0, head.length);
        assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
        return socket;
    }
}
