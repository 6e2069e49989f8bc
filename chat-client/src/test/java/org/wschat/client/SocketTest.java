package org.wschat.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.client.ScriptedServer.Peer;

/** The client on sockets of the JDK and threads of its own. */
class SocketTest {

    private static final String TYPING = "{\"op\":\"typing\",\"from\":\"bob\"}";

    private ScriptedServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(ScriptedServer.PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    /** Completes when somebody types, and when the client has ended. */
    private static final class Waiting implements ChatListener {

        private final CompletableFuture<String> typing = new CompletableFuture<>();
        private final CompletableFuture<ChatException> ended = new CompletableFuture<>();

        @Override
        public void onTyping(String from) {
            typing.complete(from + " on " + Thread.currentThread().getName());
        }

        @Override
        public void onEnded(ChatException cause) {
            ended.complete(cause);
        }
    }

    @Test
    void shows_its_token_and_speaks_the_second_protocol() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<Void> script = server.next(peer -> {
            seen.complete(peer.requestLine() + "|" + peer.header("Authorization") + "|"
                    + peer.header("Sec-WebSocket-Protocol"));
            peer.welcome();
            assertThat(peer.hear()).isEqualTo("close 1000");
            peer.close(1000, "");
        });
        try (ChatClient client =
                ChatClient.builder(server.uri()).token("secret").connect()) {
            assertThat(soon(client.ready()).frameBytes()).isEqualTo(65_536);
        }

        assertThat(soon(seen)).isEqualTo("GET /ws/v2 HTTP/1.1|Bearer secret|chat.v2");
        soon(script);
    }

    @Test
    void names_a_guest_in_the_address() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        CompletableFuture<Void> script = server.next(peer -> {
            seen.complete(peer.requestLine());
            peer.refuse("403 Forbidden", "");
        });
        ChatClient.builder(server.uri()).guest("爱 丽丝&x=1").connect();

        assertThat(soon(seen)).isEqualTo("GET /ws/v2?user=%E7%88%B1%20%E4%B8%BD%E4%B8%9D%26x%3D1 HTTP/1.1");
        soon(script);
    }

    @Test
    void asks_and_is_answered_and_takes_fragments_and_passes_over_binary_frames() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> {
            peer.welcome();
            answer(peer);
            peer.sayBinary();
            peer.sayInPieces(TYPING);
            peer.hear();
        });
        Waiting listener = new Waiting();
        try (ChatClient client = ChatClient.builder(server.uri())
                .guest("alice")
                .listener(listener)
                .connect()) {
            assertThat(soon(client.blocks())).containsExactly("eve");
            assertThat(soon(listener.typing)).isEqualTo("bob on wschat-client-events");
        }
        soon(script);
    }

    private static void answer(Peer peer) throws IOException {
        String ref =
                JsonParser.parseString(peer.hear()).getAsJsonObject().get("ref").getAsString();
        peer.say("{\"op\":\"blocks\",\"ref\":\"" + ref + "\",\"users\":[\"eve\"]}");
    }

    @Test
    void repeats_on_the_next_socket_what_a_broken_one_did_not_answer() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> {
                    peer.welcome();
                    peer.hear();
                })
                .thenCompose(broken -> server.next(peer -> {
                    peer.welcome();
                    answer(peer);
                    peer.hear();
                }));
        try (ChatClient client = ChatClient.builder(server.uri()).guest("alice").connect()) {
            assertThat(soon(client.blocks())).containsExactly("eve");
        }
        soon(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: chat.v1\r\n"})
    void gives_up_when_the_server_speaks_another_protocol(String header) throws Exception {
        CompletableFuture<Void> script = server.next(peer -> peer.accept(header));
        Waiting listener = new Waiting();
        try (ChatClient client = ChatClient.builder(server.uri())
                .guest("alice")
                .listener(listener)
                .connect()) {
            if (header.isEmpty()) {
                assertThat(soon(listener.ended)).hasMessageContaining("does not speak chat.v2");
            } else { // the JDK takes that for a failure that may pass
                assertThat(client.ready()).isNotDone();
            }
        }
        soon(script);
    }

    @Test
    void gives_up_with_the_code_that_the_server_closes_with() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> {
            peer.welcome();
            peer.close(4401, "session ended");
            assertThat(peer.hear()).isEqualTo("close 4401");
        });
        Waiting listener = new Waiting();
        ChatClient.builder(server.uri()).token("old").listener(listener).connect();

        assertThat(soon(listener.ended).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
        assertThat(soon(listener.ended)).hasMessageContaining("4401, session ended");
        soon(script);
    }

    @Test
    void gives_up_when_the_token_is_not_taken() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> peer.refuse("401 Unauthorized", ""));
        ChatClient client = ChatClient.builder(server.uri()).token("old").connect();

        assertThatThrownBy(() -> soon(client.ready()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ChatException.class)
                .hasMessageContaining("unauthenticated: the handshake was answered with HTTP status 401");
        soon(script);
    }

    @Test
    void tries_again_after_a_server_that_is_busy() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> peer.refuse("503 Busy", "Retry-After: 0\r\n"))
                .thenCompose(refused -> server.next(peer -> {
                    peer.welcome();
                    peer.hear();
                }));
        try (ChatClient client = ChatClient.builder(server.uri()).guest("alice").connect()) {
            assertThat(soon(client.ready()).user()).isEqualTo("alice");
        }
        soon(script);
    }

    @Test
    void a_listener_that_waits_for_an_answer_gets_it() throws Exception {
        CompletableFuture<Void> script = server.next(peer -> {
            peer.welcome();
            answer(peer);
            peer.hear();
        });
        CompletableFuture<ChatClient> known = new CompletableFuture<>();
        CompletableFuture<Integer> blocked = new CompletableFuture<>();
        ChatListener waits = new ChatListener() {
            @Override
            public void onConnected(Welcome welcome) {
                blocked.complete(known.join().blocks().join().size());
            }
        };
        try (ChatClient client =
                ChatClient.builder(server.uri()).guest("alice").listener(waits).connect()) {
            known.complete(client);
            assertThat(soon(blocked)).isEqualTo(1);
        }
        soon(script);
    }

    @Test
    void the_example_of_the_readme_runs() throws Exception {
        CompletableFuture<String> content = new CompletableFuture<>();
        CompletableFuture<Void> script = server.next(peer -> {
            peer.welcome();
            var send = JsonParser.parseString(peer.hear()).getAsJsonObject();
            content.complete(send.get("content").getAsString());
            peer.say("{\"op\":\"sent\",\"ref\":" + send.get("ref") + ",\"to\":\"bob\",\"id\":7,\"seq\":1,"
                    + "\"sent_at\":\"2026-11-29T12:00:00.000Z\",\"client_id\":" + send.get("client_id")
                    + ",\"online\":true,\"duplicate\":false,\"cursor\":\"c1\"}");
            peer.hear();
        });

        Example.greet(server.uri());

        assertThat(soon(content)).isEqualTo("hello");
        soon(script);
    }

    @Test
    void the_example_is_the_one_in_the_readme() throws IOException {
        String source = Files.readString(Path.of("src/test/java/org/wschat/client/Example.java"));
        String shown = source.split("// README\n", -1)[1].replaceAll("\\s", "");

        assertThat(Files.readString(Path.of("..", "README.md")).replaceAll("\\s", ""))
                .contains("```java" + shown + "```");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "ws:/ws/v2", "localhost", "ws://localhost/ws/v2?user=alice"})
    void refuses_addresses_that_are_none_of_a_socket(String uri) {
        assertThatThrownBy(() -> ChatClient.builder(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("uri: " + uri);
    }

    @Test
    void wants_to_know_who_it_is_to_be() {
        ChatClientBuilder builder = ChatClient.builder(server.uri());
        assertThatThrownBy(builder::connect).isInstanceOf(IllegalArgumentException.class);
        builder.guest("alice").token("secret");
        assertThatThrownBy(builder::connect).isInstanceOf(IllegalArgumentException.class);
    }
}
