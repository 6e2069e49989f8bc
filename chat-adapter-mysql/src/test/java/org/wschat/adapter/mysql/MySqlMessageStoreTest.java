package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.awaitAll;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;

/** What is special about a store on a server. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlMessageStoreTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final TestDatabases databases;

    MySqlMessageStoreTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void finds_everything_again_after_it_was_closed() {
        MySqlSettings settings = databases.newDatabase();
        List<Message> before;
        try (SqlStore store = MySqlStore.open(settings)) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            awaited.append(ALICE, BOB, "offline \uD83D\uDC69\u200D\uD83D\uDE80 \u0000 \uD840\uDC00");
            awaited.appendLive(ALICE, BOB, "live");
            before = awaited.history(ALICE, BOB);
        }
        try (SqlStore store = MySqlStore.open(settings)) {
            assertThat(new AwaitedMessageStore(store.messages()).history(ALICE, BOB))
                    .isEqualTo(before);
        }
    }

    @Test
    void two_servers_on_one_database_share_its_conversations() {
        MySqlSettings settings = databases.newDatabase();
        try (SqlStore one = MySqlStore.open(settings);
                SqlStore other = MySqlStore.open(settings)) {
            for (int i = 1; i <= 20; i++) {
                SqlStore next = i % 2 == 0 ? one : other;
                assertThat(new AwaitedMessageStore(next.messages())
                                .append(ALICE, BOB, "" + i)
                                .seq())
                        .isEqualTo(i);
            }
        }
    }

    @Test
    void shows_messages_in_the_order_of_their_seq_without_a_gap_while_both_people_send_on_two_servers() {
        MySqlSettings settings = databases.newDatabase();
        try (SqlStore one = MySqlStore.open(settings);
                SqlStore other = MySqlStore.open(settings)) {
            List<CompletionStage<AppendOutcome>> sent = new ArrayList<>();
            long seen = 0;
            for (int i = 0; i < 1_000; i++) {
                SqlStore node = i % 2 == 0 ? one : other;
                sent.add(node.messages()
                        .append(
                                new NewMessage(
                                        i % 4 < 2 ? ALICE : BOB,
                                        i % 4 < 2 ? BOB : ALICE,
                                        new MessageText("" + i),
                                        AwaitedMessageStore.NOON),
                                FirstContactRule.OFF));
                if (i % 50 == 0) {
                    seen = seenWithoutAGap(i % 100 == 0 ? one : other, seen);
                }
            }
            awaitAll(sent);
            assertThat(seenWithoutAGap(one, seen)).isEqualTo(1_000);
            List<Integer> texts = new AwaitedMessageStore(other.messages())
                    .transcript(Conversation.between(ALICE, BOB), 0, Long.MAX_VALUE, 1_000).messages().stream()
                            .map(message -> Integer.valueOf(message.text().value()))
                            .toList();
            for (int server = 0; server < 2; server++) {
                int which = server;
                assertThat(texts.stream().filter(i -> i % 2 == which)).isSorted();
            }
        }
    }

    /** Nothing that was seen goes away, and nothing appears below it. */
    private static long seenWithoutAGap(SqlStore store, long before) {
        List<Message> messages = new AwaitedMessageStore(store.messages())
                .transcript(Conversation.between(ALICE, BOB), 0, Long.MAX_VALUE, 2_000)
                .messages();
        assertThat(messages).hasSizeGreaterThanOrEqualTo((int) before);
        assertThat(messages)
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, messages.size()).boxed().toList());
        return messages.size();
    }

    @Test
    void says_in_one_line_that_nobody_answers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        MySqlSettings settings =
                MySqlSettings.of("127.0.0.1", port, "chat", "root", "secret").withStartTimeout(Duration.ofMillis(700));

        assertThatThrownBy(() -> MySqlStore.open(settings))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageStartingWith("the MySQL store at root@127.0.0.1:" + port + "/chat cannot be opened: ")
                .hasMessageContaining("Connection refused")
                .hasMessageNotContainingAny("\n", "secret");
    }

    @Test
    void shows_no_password() {
        assertThat(MySqlSettings.of("db", 3306, "chat", "me", "secret")).hasToString("MySqlSettings[me@db:3306/chat]");
    }
}
