package org.wschat.adapter.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.RawSocket;
import org.wschat.adapter.websocket.server.WebSocketServerSettings;
import org.wschat.application.ChatApplication;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.message.ChatRules;

/** Clients that send without waiting for answers, over a real connection. */
final class PipeliningTest {

    private static final int FULL = 256;
    private static final byte[] SEND = RawSocket.frame(RawSocket.TEXT, true, "{\"type\":1}".getBytes(UTF_8));

    /** What one read, and what was left of the read before it, may bring when the server is already full. */
    private static final int ONE_READ = 2 * 16 * 1024 / SEND.length;

    private final HeldAppends appends = new HeldAppends();
    private final WebSocketServer server = WebSocketServer.create(new WebSocketServerSettings(
            "127.0.0.1", 0, Set.of(), Set.of(), 65536, 1 << 20, Duration.ofSeconds(20), Duration.ofMillis(400)));

    @BeforeEach
    void start() {
        MessageStore store = mock(MessageStore.class, withSettings().stubOnly());
        when(store.append(any(), any())).thenAnswer(call -> appends.append(call.getArgument(0)));
        server.start(ChatApplication.of(
                new ChatPorts(store, mock(), mock(), server.delivery(), Admission.OF_ALL),
                ChatRules.DEFAULT,
                Clock.systemUTC()));
    }

    @AfterEach
    void stop() {
        appends.stop();
        server.close();
    }

    @Test
    void answers_twenty_thousand_sends_of_a_client_that_writes_them_in_one_go() throws Exception {
        int sends = 20_000;
        appends.answerWhenFull(FULL, sends);
        byte[] all = repeated(sends);
        try (RawSocket client = RawSocket.open(server.port(), "/ws?send_id=a&receive_id=b")) {
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> sendAll(client, all));
            assertThat(client.readText()).contains("50000");
            for (int i = 0; i < sends; i++) {
                assertThat(client.readText()).contains("50003");
            }
            written.join();
            client.text("{\"type\":9}").closeFrame(1000);
            assertThat(client.readCloseCode())
                    .as("after exactly so many answers")
                    .isEqualTo(1000);
        }

        assertThat(appends.answered()).isEqualTo(sends);
        assertThat(appends.mostHeld()).isBetween(FULL, FULL + ONE_READ);
    }

    @Test
    void reads_no_more_while_the_store_does_not_answer_and_serves_others_and_stops_in_time() throws Exception {
        appends.answerOnly("d");
        try (SocketChannel client = SocketChannel.open();
                RawSocket other = RawSocket.open(server.port(), "/ws?send_id=d&receive_id=e")) {
            client.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            RawSocket stuck = RawSocket.over(client).upgrade("/ws?send_id=a&receive_id=b");
            assertThat(stuck.readText()).contains("50000");

            client.configureBlocking(false);
            ByteBuffer frames = ByteBuffer.wrap(repeated(1000));
            long taken = writeUntilHeldBack(client, frames);
            Awaitility.await().until(() -> appends.mostHeld() >= FULL);
            taken += writeUntilHeldBack(client, frames);
            client.configureBlocking(true);

            assertThat(taken / SEND.length).isGreaterThan(2L * (FULL + ONE_READ));
            assertThat(appends.mostHeld()).isBetween(FULL, FULL + ONE_READ);
            assertThat(other.readText()).contains("50000");
            assertThat(other.text("{\"type\":1}").readText()).contains("50003");

            server.close();
            assertThat(stuck.readCloseCode()).isEqualTo(1001);
            assertThat(other.readCloseCode()).isEqualTo(1001);
        }
    }

    @Test
    void notices_that_a_client_is_gone_when_it_reads_again() throws Exception {
        try (RawSocket client = RawSocket.open(server.port(), "/ws?send_id=a&receive_id=b")) {
            for (int i = 0; i < 2 * FULL; i++) {
                client.send(SEND);
            }
            Awaitility.await().until(() -> appends.held() >= FULL);
        }
        int held = appends.held();
        appends.answerEverything();

        Awaitility.await().until(() -> appends.answered() >= held);
        try (RawSocket peer = RawSocket.open(server.port(), "/ws?send_id=b&receive_id=a")) {
            assertThat(peer.readText()).contains("50000");
            Awaitility.await().until(() -> peer.text("{\"type\":1}").readText().contains("50003"));
        }
    }

    private static byte[] repeated(int sends) {
        ByteBuffer frames = ByteBuffer.allocate(sends * SEND.length);
        while (frames.hasRemaining()) {
            frames.put(SEND);
        }
        return frames.array();
    }

    /** Writes until the system has taken nothing for a while. */
    private static long writeUntilHeldBack(SocketChannel client, ByteBuffer frames) throws IOException {
        long bound = 64L << 20; // far more than the system keeps for one connection
        long taken = 0;
        try (Selector selector = Selector.open()) {
            client.register(selector, SelectionKey.OP_WRITE);
            while (selector.select(1000) > 0) {
                selector.selectedKeys().clear();
                taken += client.write(frames);
                if (!frames.hasRemaining()) {
                    frames.rewind();
                }
                assertThat(taken).as("bytes taken").isLessThan(bound);
            }
        }
        return taken;
    }

    private static void sendAll(RawSocket client, byte[] all) {
        try {
            client.send(all);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
