package org.wschat.adapter.websocket.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;

final class ConnectedSocketsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final ConversationSide SIDE = new ConversationSide(ALICE, BOB);

    private final ConnectedSockets sockets = new ConnectedSockets();

    @Test
    void closing_one_socket_leaves_the_others_of_its_side_alone() {
        ConnectedSocket first = socket();
        ConnectedSocket second = socket();
        sockets.add(SIDE, first);
        sockets.add(SIDE, second);

        sockets.remove(SIDE, first);
        assertThat(sockets.of(SIDE)).containsExactly(second);
        sockets.remove(SIDE, first);
        assertThat(sockets.of(SIDE)).containsExactly(second);
        sockets.remove(SIDE, second);

        assertThat(sockets.of(SIDE)).isEmpty();
        assertThat(sockets.isEmpty()).isTrue();
    }

    @Test
    void tells_the_two_sides_of_a_conversation_apart() {
        sockets.add(SIDE, socket());

        assertThat(sockets.of(new ConversationSide(BOB, ALICE))).isEmpty();
        assertThat(sockets.of(new ConversationSide(ALICE, ALICE))).isEmpty();
    }

    @Test
    void forgets_nobody_and_keeps_nobody_while_many_come_and_go_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<ConnectedSocket>> staying = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                staying.add(threads.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        ConnectedSocket socket = socket();
                        sockets.add(SIDE, socket);
                        assertThat(sockets.of(SIDE)).contains(socket);
                        sockets.remove(SIDE, socket);
                        assertThat(sockets.of(SIDE)).doesNotContain(socket);
                    }
                    ConnectedSocket last = socket();
                    sockets.add(SIDE, last);
                    return last;
                }));
            }
            List<ConnectedSocket> stayed = new ArrayList<>();
            for (Future<ConnectedSocket> socket : staying) {
                stayed.add(socket.get());
            }

            assertThat(sockets.of(SIDE)).containsExactlyInAnyOrderElementsOf(stayed);
        } finally {
            threads.shutdownNow();
        }
    }

    private static ConnectedSocket socket() {
        return new ConnectedSocket(new RecordingOutbound(), false);
    }
}
