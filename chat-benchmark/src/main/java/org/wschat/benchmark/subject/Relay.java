package org.wschat.benchmark.subject;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.wschat.adapter.websocket.WebSocketServer;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.domain.message.ChatRules;

/** Our server without a store: it acknowledges and passes on at once. So what is measured is the way of the frames. */
public final class Relay {

    /** How much may wait to be written on one socket. */
    public static final int OUTBOUND_BYTES = 1_048_576;

    private static final int FRAME_BYTES = 65_536;

    private Relay() {}

    /**
     * Serves until the process is ended.
     *
     * @param arguments none
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws InterruptedException {
        WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
                "127.0.0.1",
                0,
                Set.of(),
                Set.of(),
                FRAME_BYTES,
                OUTBOUND_BYTES,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5)));
        server.start(ChatApplication.of(
                ChatPorts.of(new NoMessageStore(), server.delivery()), ChatRules.DEFAULT, Clock.systemUTC()));
        System.out.println("listens at ws://127.0.0.1:" + server.port() + "/ws");
        new CountDownLatch(1).await();
    }
}
