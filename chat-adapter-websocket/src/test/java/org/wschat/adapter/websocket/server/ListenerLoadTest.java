package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.server.EchoListener.OUTBOUND_BYTES;

import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.EchoListener.Echo;

class ListenerLoadTest {

    private static final int MESSAGE_BYTES = 10_000;
    private static final int MOST_MESSAGES = 3_000;

    @Test
    void counts_connections_and_sockets_as_they_come_and_go() throws Exception {
        try (EchoListener server = EchoListener.patient()) {
            assertThat(server.listener.load()).isEqualTo(ListenerLoad.NONE);
            try (RawSocket plain = RawSocket.connect(server.port());
                    RawSocket one = server.open()) {
                assertThat(plain.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n")
                                .readAnswer()
                                .status())
                        .isEqualTo(200);
                try (RawSocket other = server.open()) {
                    other.text("hello");
                    assertThat(other.readText()).isEqualTo("hello");
                    Awaitility.await().until(() -> server.listener.load().equals(new ListenerLoad(3, 2, 0)));
                }
                Awaitility.await().until(() -> server.listener.load().equals(new ListenerLoad(2, 1, 0)));
                one.text("still here");
                assertThat(one.readText()).isEqualTo("still here");
            }
            Awaitility.await().until(() -> server.listener.load().equals(ListenerLoad.NONE));
        }
    }

    @Test
    void counts_what_a_client_does_not_take() throws Exception {
        try (EchoListener server = EchoListener.patient()) {
            try (RawSocket stalled = RawSocket.connect(server.port(), 4096).upgrade("/echo")) {
                Echo echo = server.nextOpened();
                for (int sent = 0; sent < MOST_MESSAGES && isFarFromTheLimit(server); sent++) {
                    echo.out.send(new byte[MESSAGE_BYTES]);
                }
                assertThat(isFarFromTheLimit(server)).isFalse();
                assertThat(server.listener.load().sockets()).isEqualTo(1);
                stalled.text("I do not read");
            }
            Awaitility.await().until(() -> server.listener.load().equals(ListenerLoad.NONE));
        }
    }

    @Test
    void schedules_no_task_for_a_message() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (EchoListener server = EchoListener.patient();
                RawSocket socket = server.open()) {
            for (int message = 0; message < 100; message++) {
                socket.text("hello");
                assertThat(socket.readText()).isEqualTo("hello");
            }

            Set<Thread> started = Thread.getAllStackTraces().keySet();
            started.removeAll(before);
            assertThat(started)
                    .extracting(Thread::getName)
                    .as("threads, of which Tyrus's timer has one as soon as it gets a task")
                    .noneMatch(name -> name.startsWith("tyrus"));
        }
    }

    private static boolean isFarFromTheLimit(EchoListener server) {
        return server.listener.load().outboundBytes() < OUTBOUND_BYTES / 2;
    }
}
