package org.wschat.adapter.websocket.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.wschat.adapter.websocket.server.HttpTest.assertProblem;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.Stages.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Answers;
import org.mockito.Mockito;
import org.wschat.adapter.websocket.http.AccountRoutes;
import org.wschat.application.AccountApplication;
import org.wschat.application.port.outbound.AccountPorts;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AttemptLimiter;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NameSkeletons;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordHasher;
import org.wschat.application.port.outbound.SessionEnds;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.TokenSource;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.Token;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.InMemoryAccounts;
import org.wschat.testkit.InMemoryMessageStore;

/** Exports over HTTP, of accounts in memory; the token of a person is their name. */
final class ExportRouteTest {

    private static final UserName ANN = new UserName("ann");
    private static final String LARGE = "x".repeat(100_000);

    private final InMemoryMessageStore kept = new InMemoryMessageStore();
    private final InMemoryAccounts accounts = new InMemoryAccounts(kept);
    private final AwaitedAccounts awaited = new AwaitedAccounts(accounts, accounts);
    private final MessageStore store = mock(MessageStore.class, AdditionalAnswers.delegatesTo(kept));
    private final UserStore users = mock(UserStore.class, AdditionalAnswers.delegatesTo(accounts));
    private final EchoListener server = EchoListener.withRoutes(AccountRoutes.create(AccountApplication.of(
            new AccountPorts(
                    users,
                    accounts,
                    store,
                    mock(PasswordHasher.class),
                    new NamesAsTokens(),
                    mock(NameSkeletons.class, Answers.RETURNS_SMART_NULLS),
                    mock(AttemptLimiter.class),
                    mock(SessionEnds.class)),
            new PasswordRule(Set.of()),
            Duration.ofDays(30),
            Clock.fixed(NOON, ZoneOffset.UTC))));
    private final List<RawSocket> clients = new ArrayList<>();

    private static final class NamesAsTokens implements TokenSource {
        @Override
        public Token newToken() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SessionId newSessionId() {
            throw new UnsupportedOperationException();
        }

        @Override
        public TokenHash hash(Token token) {
            return new TokenHash(
                    String.format("%064x", new BigInteger(1, token.value().getBytes(UTF_8))));
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (RawSocket client : clients) {
            client.close();
        }
        server.close();
    }

    private UserName register(String name) {
        UserName user = awaited.register(new UserName(name));
        Session session = AwaitedAccounts.newSession(user);
        assertThat(awaited.add(session, new NamesAsTokens().hash(new Token(name))))
                .isTrue();
        return user;
    }

    private Message say(UserName sender, String recipient, String text) {
        return new AwaitedMessageStore(kept).append(sender.id(), new UserId(recipient), text);
    }

    private RawSocket ask(String token) throws IOException {
        RawSocket client = RawSocket.connect(server.port(), 4096);
        clients.add(client);
        return client.send("GET /users/me/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    }

    private List<JsonObject> export(String token) throws IOException {
        RawSocket client = ask(token);
        assertThat(client.readAnswer().status()).isEqualTo(200);
        return new String(client.readChunks(), UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** Somebody whose export does not end as long as nobody reads it. */
    private void registerTalkative(String name) {
        UserName user = register(name);
        for (int i = 0; i < 150; i++) {
            say(user, "bob", LARGE);
        }
    }

    @Test
    void gives_each_thing_a_line_with_its_type_in_front() throws Exception {
        register("ann");
        Message first = say(ANN, "bob", "line\nbreak \u4f60\u597d \ud83d\ude00 \"</script>");
        Message second = say(new UserName("bob"), "ann", "hello");
        RawSocket client = ask("ann");

        RawSocket.Answer answer = client.readAnswer();
        assertThat(answer.headers())
                .containsEntry("content-type", "application/x-ndjson; charset=utf-8")
                .containsEntry("cache-control", "no-store");
        String session = awaited.sessionsOf(ANN).get(0).id().value();
        assertThat(new String(client.readChunks(), UTF_8))
                .isEqualTo(String.join(
                        "\n",
                        "{\"type\":\"account\",\"user_id\":\"ann\",\"user_name\":\"ann\",\"created_at\":\"2026-11-23T12:00:00.125Z\"}",
                        "{\"type\":\"session\",\"session_id\":\"" + session
                                + "\",\"device\":\""
                                + awaited.sessionsOf(ANN).get(0).device()
                                + "\",\"address\":\""
                                + awaited.sessionsOf(ANN).get(0).address()
                                + "\",\"created_at\":\"2026-11-23T12:00:00.125Z\",\"last_seen_at\":\"2026-11-23T12:00:00.125Z\""
                                + ",\"expires_at\":\"2026-12-23T12:00:00.125Z\",\"current\":true}",
                        "{\"type\":\"conversation\",\"peer_id\":\"bob\",\"messages\":2,\"unread_count\":1}",
                        "{\"type\":\"message\",\"id\":" + first.id()
                                + ",\"seq\":1,\"send_id\":\"ann\",\"receive_id\":\"bob\","
                                + "\"content\":\"line\\nbreak \u4f60\u597d \ud83d\ude00 \\\"</script>\",\"sent_at\":\"2026-11-23T12:00:00.125Z\","
                                + "\"updated_at\":\"2026-11-23T12:00:00.125Z\",\"read\":false}",
                        "{\"type\":\"message\",\"id\":" + second.id()
                                + ",\"seq\":2,\"send_id\":\"bob\",\"receive_id\":\"ann\",\"content\":\"hello\","
                                + "\"sent_at\":\"2026-11-23T12:00:00.125Z\",\"updated_at\":\"2026-11-23T12:00:00.125Z\",\"read\":false}",
                        "{\"type\":\"end\",\"messages\":2}",
                        ""));
    }

    @Test
    void gives_what_a_client_has_called_edited_recalled_and_whom_it_blocks() throws Exception {
        UserName ann = register("ann");
        AwaitedMessageStore messages = new AwaitedMessageStore(kept);
        messages.block(ANN.id(), new UserId("troll"));
        messages.block(new UserId("troll"), ANN.id());
        kept.append(
                new NewMessage(
                        ANN.id(),
                        new UserId("bob"),
                        new MessageText("helo"),
                        NOON,
                        Optional.of(new ClientId("c-\u4f60"))),
                FirstContactRule.OFF);
        change(1, Optional.of(new MessageText("hello")), NOON.plusSeconds(1));
        say(ann, "bob", "a secret");
        change(2, Optional.empty(), NOON.plusSeconds(2));

        List<JsonObject> lines = export("ann");

        assertThat(lines.get(2)).hasToString("{\"type\":\"block\",\"peer_id\":\"troll\"}");
        assertThat(lines).filteredOn(line -> line.toString().contains("block")).hasSize(1);
        assertThat(lines.get(4).toString())
                .contains("\"content\":\"hello\"")
                .endsWith(",\"client_id\":\"c-\u4f60\",\"edited_at\":\"2026-11-23T12:00:01.125Z\"}");
        assertThat(lines.get(5).toString())
                .contains("\"content\":\"\"")
                .endsWith(",\"read\":true,\"recalled_at\":\"2026-11-23T12:00:02.125Z\"}");
        assertThat(lines.toString()).doesNotContain("a secret");
    }

    private void change(long seq, Optional<MessageText> text, Instant at) {
        await(kept.change(
                new MessageChange(ANN.id(), new UserId("bob"), seq, text, at), new ChangeWindow(Duration.ofHours(1))));
    }

    @Test
    void gives_ten_thousand_messages_with_many_peers_once_and_in_order() throws Exception {
        register("ann");
        for (int i = 0; i < 10_000; i++) {
            say(ANN, "peer" + i % 7, "message " + i);
        }

        List<JsonObject> lines = export("ann");

        assertThat(lines).hasSize(1 + 1 + 7 + 10_000 + 1);
        assertThat(lines.get(lines.size() - 1)).hasToString("{\"type\":\"end\",\"messages\":10000}");
        for (int peer = 0; peer < 7; peer++) {
            String id = "peer" + peer;
            int number = peer;
            assertThat(lines.stream()
                            .filter(line -> line.has("receive_id"))
                            .filter(line -> line.get("receive_id").getAsString().equals(id))
                            .map(line -> line.get("content").getAsString()))
                    .isEqualTo(IntStream.range(0, 10_000)
                            .filter(i -> i % 7 == number)
                            .mapToObj(i -> "message " + i)
                            .toList());
        }
    }

    @Test
    void gives_nobody_what_is_somebody_elses() throws Exception {
        register("ann");
        register("bob");
        UserName carol = register("carol");
        say(ANN, "bob", "to bob");
        say(carol, "bob", "to bob, too");

        assertThat(export("ann").toString()).contains("to bob").doesNotContain("too", "carol");
        assertThat(export("bob").toString()).contains("to bob", "too");
    }

    @Test
    void needs_a_good_token() throws Exception {
        assertProblem(ask("nobody").readAnswer(), 401, "invalid_token");
        RawSocket client = RawSocket.connect(server.port());
        clients.add(client);
        assertProblem(
                client.send("GET /users/me/export HTTP/1.1\r\nHost: x\r\n\r\n").readAnswer(), 401, "token_required");
    }

    @Test
    void is_refused_when_the_store_fails_at_the_beginning_and_may_be_asked_for_again() throws Exception {
        register("ann");
        Mockito.doReturn(CompletableFuture.failedStage(new AccountStoreException("broken on purpose")))
                .doAnswer(call -> accounts.find(ANN))
                .when(users)
                .find(ANN);

        assertProblem(ask("ann").readAnswer(), 503, "store_unavailable");
        assertThat(export("ann")).last().hasToString("{\"type\":\"end\",\"messages\":0}");
    }

    private static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedStage(new MessageStoreException("broken on purpose"));
    }

    @Test
    void is_cut_when_the_store_fails_in_the_middle_and_may_be_asked_for_again() throws Exception {
        register("ann");
        for (int i = 0; i < 1_000; i++) {
            say(ANN, "bob", "message " + i);
        }
        AtomicInteger pages = new AtomicInteger();
        Function<TranscriptQuery, CompletionStage<MessagePage>> third =
                query -> pages.incrementAndGet() == 3 ? failed() : kept.transcript(query);
        Mockito.doAnswer(call -> third.apply(call.getArgument(0))).when(store).transcript(Mockito.any());

        RawSocket client = ask("ann");
        client.readAnswer();
        assertThatThrownBy(client::readChunks).isInstanceOf(IOException.class);

        assertThat(export("ann")).last().hasToString("{\"type\":\"end\",\"messages\":1000}");
    }

    @Test
    void is_cut_when_the_session_ends_in_the_middle() throws Exception {
        registerTalkative("ann");
        RawSocket client = ask("ann");
        client.readAnswer();

        await(accounts.endAll(ANN));

        assertThatThrownBy(client::readChunks).isInstanceOf(IOException.class);
    }

    @Test
    void is_under_way_once_for_each_person_and_again_when_it_is_over() throws Exception {
        registerTalkative("ann");
        RawSocket stalled = ask("ann");
        stalled.readAnswer();

        RawSocket.Answer refused = ask("ann").readAnswer();
        assertProblem(refused, 429, "rate_limited");
        assertThat(refused.headers()).containsEntry("retry-after", "10");

        stalled.readChunks();
        assertThat(export("ann")).last().hasToString("{\"type\":\"end\",\"messages\":150}");
    }

    @Test
    void is_under_way_for_a_few_people_at_a_time_and_for_others_when_one_has_gone() throws Exception {
        List<RawSocket> stalled = new ArrayList<>();
        for (String name : List.of("ann", "bob", "carol", "dave")) {
            registerTalkative(name);
            stalled.add(ask(name));
            stalled.get(stalled.size() - 1).readAnswer();
        }
        register("erin");

        RawSocket.Answer refused = ask("erin").readAnswer();
        assertProblem(refused, 503, "busy");
        assertThat(refused.headers()).containsEntry("retry-after", "10");

        stalled.get(0).close();
        Awaitility.await()
                .atMost(EchoListener.LONG)
                .until(() -> ask("erin").readAnswer().status() == 200);
    }

    @Test
    void takes_no_place_for_a_head_alone() throws Exception {
        register("ann");
        for (int i = 0; i < 6; i++) {
            RawSocket client = RawSocket.connect(server.port());
            clients.add(client);
            client.send(String.join(
                    "\r\n",
                    "HEAD /users/me/export HTTP/1.1",
                    "Host: x",
                    "Authorization: Bearer ann",
                    "Connection: close",
                    "",
                    ""));
            assertThat(client.readAnswer().status()).isEqualTo(200);
            assertThat(client.readRest()).isEmpty();
        }
    }
}
