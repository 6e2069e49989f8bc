package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All who had a socket come back at once, to a server that remembers nobody: every one of them is looked up in the store. */
class ComeBackIT {

    private static final int GUESTS = 1_000;
    private static final int OWNERS = 2;
    private static final int SESSIONS_EACH = 100;
    private static final int LOGINS_AT_ONCE = 4;

    @TempDir
    private Path directory;

    /** Who has a socket; a guest if the token is null. */
    private record Person(String name, @Nullable String token) {}

    @Test
    void lets_everybody_in_at_the_first_try_who_comes_back_at_once() throws Exception {
        List<Person> everybody = new ArrayList<>();
        List<ChatClient> lost;
        try (ChatProcess server = server()) {
            for (int owner = 0; owner < OWNERS; owner++) {
                everybody.addAll(sessions(new AccountClient(server.port(), "10.0.0." + owner), "owner" + owner));
            }
            IntStream.range(0, GUESTS).forEach(i -> everybody.add(new Person("guest" + i, null)));
            lost = allAtOnce(server, everybody);
            server.kill();
        }
        assertThat(lost)
                .allSatisfy(client ->
                        assertThat(client.closed().get(20, TimeUnit.SECONDS)).isEqualTo(1006));

        try (ChatProcess server = server()) {
            List<ChatClient> back = allAtOnce(server, everybody);
            back.forEach(client -> client.say("back"));
            assertThat(back)
                    .allSatisfy(client ->
                            assertThat(client.next().get("code").getAsInt()).isEqualTo(50003));
            back.forEach(ChatClient::close);
        }
    }

    private ChatProcess server() {
        return ChatProcess.in(directory)
                .jvm("-Xmx128m")
                .variable("CHAT_TRUSTED_PROXIES", "127.0.0.1")
                .variable("CHAT_AUTH_GUESTS", "on")
                .startReady();
    }

    private static List<Person> sessions(AccountClient client, String name) throws Exception {
        String password = "a good password of " + name;
        assertThat(client.register(name, password).status()).isEqualTo(201);
        ExecutorService threads = Executors.newFixedThreadPool(LOGINS_AT_ONCE);
        try {
            List<Person> sessions = new ArrayList<>();
            for (var session : threads.invokeAll(IntStream.range(0, SESSIONS_EACH)
                    .mapToObj(i -> (Callable<Person>) () -> new Person(name, client.token(name, password)))
                    .toList())) {
                sessions.add(session.get());
            }
            return sessions;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Opens a socket for everybody, all handshakes under way together, each of which must be accepted. */
    private static List<ChatClient> allAtOnce(ChatProcess server, List<Person> people) {
        List<CompletableFuture<ChatClient>> handshakes = people.stream()
                .map(person -> ChatClient.openLater(server.port(), person.name(), "somebody", person.token()))
                .toList();
        List<String> refused = new ArrayList<>();
        List<ChatClient> clients = new ArrayList<>();
        for (CompletableFuture<ChatClient> handshake : handshakes) {
            try {
                clients.add(handshake.join());
            } catch (CompletionException e) {
                refused.add(String.valueOf(e.getCause()));
            }
        }
        assertThat(refused).as("refused of %s", people.size()).isEmpty();
        clients.forEach(
                client -> assertThat(client.next().get("code").getAsInt()).isEqualTo(50000));
        return clients;
    }
}
