package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.adapter.websocket.server.EchoListener.LONG;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.websocket.server.EchoListener.Echo;

class ListenerLifeTest {

    @Test
    void says_in_one_line_that_the_port_is_taken() {
        try (EchoListener first = EchoListener.patient();
                ChatListener second = listener("127.0.0.1", first.port())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(CannotListenException.class)
                    .hasMessage("server.port: " + first.port() + " is in use (expected: a free port)");
        }
    }

    @Test
    void says_in_one_line_that_the_host_is_not_here() {
        for (String host : List.of("192.0.2.1", "no-such-host.invalid")) {
            try (ChatListener listener = listener(host, 0)) {
                assertThatThrownBy(listener::start)
                        .isInstanceOf(CannotListenException.class)
                        .hasMessage("server.address: " + host + " (expected: an address of this machine)");
            }
        }
    }

    @Test
    void listens_on_the_host_it_is_given_and_on_no_other() throws Exception {
        try (ChatListener listener = listener("127.0.0.2", 0)) {
            listener.start();
            assertThat(listener.port()).isPositive();
            assertThatThrownBy(() -> RawSocket.connect(listener.port())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void serves_a_thousand_sockets_at_once() throws Exception {
        List<RawSocket> clients = new ArrayList<>();
        try (EchoListener server = EchoListener.patient()) {
            for (int i = 0; i < 1_000; i++) {
                clients.add(server.open());
            }
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i).text("hello from " + i);
            }
            for (int i = 0; i < clients.size(); i++) {
                assertThat(clients.get(i).readText()).isEqualTo("hello from " + i);
            }
        } finally {
            for (RawSocket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void takes_nothing_new_while_what_is_open_goes_on() throws Exception {
        try (EchoListener server = EchoListener.patient();
                RawSocket open = server.open();
                RawSocket kept = RawSocket.connect(server.port())) {
            kept.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(kept.readAnswer().status()).isEqualTo(200);

            server.listener.stopAccepting();

            kept.send(RawSocket.handshake("/echo"));
            HttpTest.assertProblem(kept.readAnswer(), 503, "draining");
            Awaitility.await()
                    .atMost(LONG)
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> RawSocket.connect(server.port()).close())
                            .isInstanceOf(ConnectException.class));
            open.text("still served");
            assertThat(open.readText()).isEqualTo("still served");
        }
    }

    @Test
    void closes_every_socket_behind_what_is_queued() throws Exception {
        try (EchoListener server = EchoListener.patient();
                RawSocket one = server.open()) {
            Echo first = server.nextOpened();
            RawSocket two = server.open();
            Echo second = server.nextOpened();
            first.out.send("last".getBytes(UTF_8));
            Thread stop = new Thread(() -> server.listener.closeSockets(1001, "server shutting down"));
            stop.start();
            assertThat(one.readText()).isEqualTo("last");
            for (RawSocket client : List.of(one, two)) {
                assertThat(client.readCloseCode()).isEqualTo(1001);
                client.closeFrame(1001);
                client.readToEnd();
            }
            stop.join();
            assertThat(first.nextEvent()).isEqualTo("closed");
            assertThat(second.nextEvent()).isEqualTo("closed");
        }
    }

    @Test
    void does_not_wait_longer_than_it_may_for_clients_that_do_not_answer() throws Exception {
        try (EchoListener server = EchoListener.draining(Duration.ofMillis(100));
                RawSocket mute = server.open()) {
            Echo echo = server.nextOpened();
            server.listener.closeSockets(1001, "server shutting down");
            server.listener.close();

            assertThat(mute.readCloseCode()).isEqualTo(1001);
            mute.readToEnd();
            assertThat(echo.nextEvent()).isEqualTo("closed");
        }
    }

    @Test
    void leaves_no_thread_behind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (EchoListener server = EchoListener.patient();
                RawSocket client = server.open();
                RawSocket http = RawSocket.connect(server.port())) {
            var unused = server.nextOpened().out.send("x".getBytes(UTF_8)).thenAccept(written -> {});
            assertThat(client.readText()).isEqualTo("x");
            http.send("GET /ping HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(http.readAnswer().status()).isEqualTo(200);
        }
        Awaitility.await()
                .atMost(LONG)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread) && thread.isAlive())
                                .map(Thread::getName)
                                .filter(name -> !name.startsWith("awaitility")))
                        .isEmpty());
    }

    private static ChatListener listener(String host, int port) {
        return new ChatListener(
                new WebSocketServerSettings(host, port, Set.of(), Set.of(), 1000, 1000, LONG, LONG),
                Map.of(),
                List.of());
    }
}
