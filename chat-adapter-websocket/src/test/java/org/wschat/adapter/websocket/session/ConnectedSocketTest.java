package org.wschat.adapter.websocket.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ConnectedSocketTest {

    private final RecordingOutbound outbound = new RecordingOutbound();

    @Test
    void keeps_pushes_behind_the_welcome() {
        ConnectedSocket socket = new ConnectedSocket(outbound, false);

        CompletionStage<Boolean> written = push(socket, 1, "push 1");
        push(socket, 2, "push 2");
        assertThat(outbound.texts()).isEmpty();
        assertThat(written.toCompletableFuture()).isNotDone();
        socket.welcome(bytes("welcome"));

        assertThat(outbound.texts()).containsExactly("welcome", "push 1", "push 2");
        assertThat(written.toCompletableFuture()).isCompletedWithValue(true);
    }

    @Test
    void pushes_at_once_when_the_user_talks_to_somebody_else() {
        ConnectedSocket socket = new ConnectedSocket(outbound, false);
        socket.welcome(bytes("welcome"));

        socket.sendStarts();
        push(socket, 1, "push");
        socket.answerSend(bytes("ack"), 2);

        assertThat(outbound.texts()).containsExactly("welcome", "push", "ack");
    }

    @Test
    void keeps_the_push_of_a_message_to_oneself_behind_its_acknowledgement() {
        ConnectedSocket socket = new ConnectedSocket(outbound, true);
        socket.welcome(bytes("welcome"));

        socket.sendStarts();
        socket.sendStarts();
        push(socket, 1, "push 1");
        push(socket, 2, "push 2 of another socket");
        push(socket, 3, "push 3");
        socket.answerSend(bytes("ack 1"), 1);
        assertThat(outbound.texts()).containsExactly("welcome", "ack 1", "push 1");
        socket.answerSend(bytes("ack 3"), 3);
        push(socket, 4, "push 4 of another socket");

        assertThat(outbound.texts())
                .containsExactly(
                        "welcome",
                        "ack 1",
                        "push 1",
                        "ack 3",
                        "push 2 of another socket",
                        "push 3",
                        "push 4 of another socket");
    }

    @Test
    void lets_pushes_go_when_the_send_they_waited_for_fails() {
        ConnectedSocket socket = new ConnectedSocket(outbound, true);
        socket.welcome(bytes("welcome"));

        socket.sendStarts();
        push(socket, 7, "push of another socket");
        socket.answerSend(bytes("not stored"), 0);

        assertThat(outbound.texts()).containsExactly("welcome", "not stored", "push of another socket");
    }

    @Test
    void sends_every_push_once_and_in_order_while_the_welcome_is_on_its_way() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 500; round++) {
                RecordingOutbound out = new RecordingOutbound();
                ConnectedSocket socket = new ConnectedSocket(out, false);
                CountDownLatch begun = new CountDownLatch(1);
                List<String> expected = new ArrayList<>(List.of("welcome"));
                for (int i = 1; i <= 20; i++) {
                    expected.add("push " + i);
                }

                Future<?> pushing = threads.submit(() -> {
                    for (int i = 1; i <= 20; i++) {
                        push(socket, i, "push " + i);
                        begun.countDown();
                    }
                });
                begun.await();
                socket.welcome(bytes("welcome"));
                pushing.get();

                assertThat(out.texts()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static CompletionStage<Boolean> push(ConnectedSocket socket, long id, String text) {
        return socket.push(id, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
