package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wschat.adapter.websocket.session.SocketAcceptor.Heartbeat;

@Timeout(60)
final class HeartbeatTest {

    private final AtomicLong nanos = new AtomicLong();

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private EchoListener beating() {
        return EchoListener.beating(new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(32)), nanos::get);
    }

    @Test
    void pings_a_client_and_lets_one_go_from_which_nothing_comes() throws Exception {
        try (EchoListener server = beating();
                RawSocket client = server.open()) {
            server.nextOpened();
            pass(25);
            assertThat(client.readFrame().opcode()).isEqualTo(RawSocket.PING);
            pass(7);
            assertThat(client.readCloseCode()).isEqualTo(4408);
        }
    }

    @Test
    void keeps_a_client_that_answers() throws Exception {
        try (EchoListener server = beating();
                RawSocket client = server.open()) {
            EchoListener.Echo echo = server.nextOpened();
            for (int i = 0; i < 4; i++) {
                pass(25);
                assertThat(client.readFrame().opcode()).isEqualTo(RawSocket.PING);
                client.send(RawSocket.frame(RawSocket.PONG, true, new byte[0])).text("still here");
                assertThat(echo.nextEvent()).isEqualTo("text 10");
                assertThat(client.readFrame().opcode()).isEqualTo(RawSocket.TEXT);
            }
        }
    }
}
