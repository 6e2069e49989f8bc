package org.wschat.adapter.websocket.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.websocket.http.AddressList;
import org.wschat.adapter.websocket.http.MetricsRoute;
import org.wschat.adapter.websocket.server.RawSocket.Answer;

/** The listener of these tests trusts 127.0.0.1 as a proxy, and the metrics are for 10.1.0.0/16 alone. */
class MetricsRouteTest {

    private final AtomicReference<String> scrapedOn = new AtomicReference<>();
    private final EchoListener server = EchoListener.withRoutes(
            List.of(MetricsRoute.create(new AddressList("metrics_from", List.of("10.1.0.0/16")), this::scrape)));

    private String scrape() {
        scrapedOn.set(Thread.currentThread().getName());
        return "chat_sockets_open 0\n";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void gives_them_to_who_is_listed_on_a_thread_of_http() throws Exception {
        Answer answer = ask("X-Forwarded-For: 10.1.2.3\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/plain; version=0.0.4; charset=utf-8")
                .containsEntry("cache-control", "no-store");
        assertThat(answer.body()).isEqualTo("chat_sockets_open 0\n");
        assertThat(scrapedOn).hasValue("chat-http");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Forwarded-For: 10.2.0.1\r\n",
                "X-Forwarded-For: 203.0.113.7, 10.1.2.3\r\n",
                "X-Forwarded-For: 10.1.2.3, unknown\r\n",
                "X-Forwarded-For: unknown\r\n"
            })
    void is_forbidden_to_all_others(String header) throws Exception {
        HttpTest.assertProblem(ask(header), 403, "forbidden");
        assertThat(scrapedOn).hasValue(null);
    }

    private Answer ask(String header) throws Exception {
        try (RawSocket client = RawSocket.connect(server.port())) {
            return client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n" + header + "\r\n")
                    .readAnswer();
        }
    }
}
