package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.client.ChatClient;
import org.wschat.client.ChatListener;
import org.wschat.client.Message;
import org.wschat.client.Sent;

/** The client that we publish, against the server, over a kill. */
class ClientLibraryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 300;

    @TempDir
    private Path directory;

    /** Keeps what it hears. */
    private static final class Heard implements ChatListener {

        private final List<Long> seqs = new CopyOnWriteArrayList<>();

        @Override
        public void onMessage(Message message, boolean replay) {
            seqs.add(message.seq());
        }
    }

    private static ChatClient connect(int port, String guest, ChatListener listener) {
        return ChatClient.builder(URI.create("ws://127.0.0.1:" + port))
                .guest(guest)
                .listener(listener)
                .patience(PATIENCE)
                .connect();
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void keeps_and_tells_every_message_once_and_in_order_over_a_kill() throws Exception {
        ChatProcess.Launch launch = ChatProcess.in(directory);
        ChatProcess first = launch.startReady();
        int port = first.port();
        Heard bobs = new Heard();
        try (DocumentedLink link = new DocumentedLink(port);
                ChatClient alice = connect(link.port(), "alice", new ChatListener() {});
                ChatClient bob = connect(link.port(), "bob", bobs)) {
            soon(bob.ready());
            List<CompletableFuture<Sent>> before = send(alice, 0);
            soon(before.get(MESSAGES / 2));
            first.kill();
            List<CompletableFuture<Sent>> after = send(alice, MESSAGES);
            try (ChatProcess second =
                    launch.variable("CHAT_SERVER_PORT", Integer.toString(port)).startReady()) {
                assertThat(second.port()).isEqualTo(port);
                before.forEach(ClientLibraryIT::soon);
                after.forEach(ClientLibraryIT::soon);
                List<Long> all = IntStream.rangeClosed(1, 2 * MESSAGES)
                        .mapToObj(Long::valueOf)
                        .toList();

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(bobs.seqs).hasSameSizeAs(all));
                assertThat(bobs.seqs).isEqualTo(all);
                assertThat(soon(bob.conversations(10)).totalUnread()).isEqualTo(2 * MESSAGES);
                assertThat(link.offences()).isEmpty();
                assertThat(link.frames()).isGreaterThan(5 * MESSAGES);
            }
        } finally {
            first.close();
        }
    }

    private static List<CompletableFuture<Sent>> send(ChatClient alice, int from) {
        return IntStream.range(from, from + MESSAGES)
                .mapToObj(i -> alice.send("bob", "message " + i))
                .toList();
    }
}
