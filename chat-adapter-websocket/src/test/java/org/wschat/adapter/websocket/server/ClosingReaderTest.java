package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.EchoListener.Echo;

class ClosingReaderTest {

    private static final int ROUNDS = 200;

    @Test
    void reports_written_whatever_a_client_has_read_before_it_closed() throws Exception {
        int lost = 0;
        try (EchoListener server = EchoListener.patient()) {
            for (int round = 0; round < ROUNDS; round++) {
                RawSocket client = server.open();
                Echo echo = server.nextOpened();
                CompletableFuture<Boolean> push = new CompletableFuture<>();
                Thread sender = new Thread(() -> {
                    var unused = echo.out.send("push".getBytes(UTF_8)).thenAccept(push::complete);
                });
                sender.start();
                assertThat(client.readText()).isEqualTo("push");
                client.close();
                if (!push.get(RawSocket.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    lost++;
                }
                sender.join();
            }
        }
        assertThat(lost).isZero();
    }
}
