package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.server.EchoListener.LONG;
import static org.wschat.adapter.websocket.server.EchoListener.OUTBOUND_BYTES;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.EchoListener.Echo;
import org.wschat.adapter.websocket.session.Outbound.Piece;

class SlowReaderTest {

    private static final int MESSAGE_BYTES = 10_000;

    @Test
    void drops_a_client_that_does_not_read_and_frees_what_waited() throws Exception {
        try (EchoListener server = EchoListener.patient();
                RawSocket stalled = RawSocket.connect(server.port(), 4096).upgrade("/echo")) {
            Echo echo = server.nextOpened();
            RawSocket other = server.open();
            List<WeakReference<byte[]>> messages = new ArrayList<>();
            List<CompletableFuture<Boolean>> sent = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                byte[] message = new byte[MESSAGE_BYTES];
                messages.add(new WeakReference<>(message));
                sent.add(echo.out.send(message).toCompletableFuture());
            }

            assertThat(echo.nextEvent()).isEqualTo("closed");
            assertThat(sent).allMatch(CompletableFuture::isDone);
            assertThat(sent.stream().filter(CompletableFuture::join).count())
                    .as("what the system took before the end")
                    .isLessThan(3_000L - OUTBOUND_BYTES / MESSAGE_BYTES + 1);
            Awaitility.await().atMost(LONG).until(() -> {
                System.gc();
                return messages.stream().allMatch(each -> each.get() == null);
            });
            stalled.readToEnd();
            other.text("still served");
            assertThat(other.readText()).isEqualTo("still served");
            other.close();
        }
    }

    @Test
    void drops_a_client_that_takes_no_more_of_a_stream() throws Exception {
        Timeouts timeouts = new Timeouts(LONG, LONG, LONG, Duration.ofMillis(200), LONG);
        try (EchoListener server = EchoListener.with(timeouts);
                RawSocket stalled = RawSocket.connect(server.port(), 4096).upgrade("/echo")) {
            Echo echo = server.nextOpened();
            byte[] page = "x".repeat(64_000).getBytes(UTF_8);
            CompletableFuture<Boolean> stream = echo.out.stream(
                            () -> CompletableFuture.completedFuture(new Piece(page, false)))
                    .toCompletableFuture();

            assertThat(echo.nextEvent()).isEqualTo("closed");
            assertThat(stream.join()).isFalse();
            stalled.readToEnd();
        }
    }
}
