package org.wschat.adapter.mysql;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/** The group-commit writer on a real server, with faults put between it and its connections. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlWriterTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final TestDatabases databases;
    private final WatchedConnections connections = new WatchedConnections();
    private MySqlSettings settings;
    private SqlStore store;
    private AwaitedMessageStore awaited;

    MySqlWriterTest(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void open() {
        settings = databases.newDatabase();
        store = MySqlStore.open(settings, connections);
        awaited = new AwaitedMessageStore(store.messages());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writes_at_least_twenty_messages_a_commit_for_500_senders_and_syncs_once_for_ten_or_more() throws SQLException {
        int senders = 500;
        int each = 10;
        long syncsBefore = syncs();
        List<CompletionStage<AppendOutcome>> done = IntStream.range(0, senders)
                .mapToObj(sender -> chat(sender, each))
                .collect(toList());
        done.forEach(stage -> await(stage));

        double rowsPerCommit = (double) senders * each / connections.commits();
        double syncsPerMessage = (double) (syncs() - syncsBefore) / (senders * each);
        assertThat(rowsPerCommit).isGreaterThanOrEqualTo(20);
        assertThat(syncsPerMessage).isPositive().isLessThanOrEqualTo(0.1);
    }

    /** How often the server has synced its log or another of its files so far. */
    private long syncs() throws SQLException {
        try (Connection connection = connections.reading().getConnection();
                Statement statement = connection.createStatement();
                ResultSet counter = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Innodb_data_fsyncs'")) {
            assertThat(counter.next()).isTrue();
            return counter.getLong(2);
        }
    }

    private CompletionStage<AppendOutcome> chat(int sender, int left) {
        CompletionStage<AppendOutcome> first = append(new UserId("sender" + sender), BOB, "message " + left);
        return left == 1 ? first : first.thenCompose(outcome -> chat(sender, left - 1));
    }

    @Test
    void a_message_the_database_refuses_fails_alone_and_the_others_keep_their_order() throws InterruptedException {
        connections.poison("poison");
        CountDownLatch gate = connections.holdCommits();
        CompletionStage<AppendOutcome> before = append(ALICE, BOB, "0");
        connections.awaitHeldCommit();
        List<CompletionStage<AppendOutcome>> batch = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> append(ALICE, BOB, number == 37 ? "poison" : "" + number))
                .toList();
        gate.countDown();
        await(before);

        assertThatThrownBy(() -> await(batch.get(36))).hasCauseInstanceOf(MessageStoreException.class);
        List<Message> stored = IntStream.range(0, 50)
                .filter(i -> i != 36)
                .mapToObj(i -> message(await(batch.get(i))))
                .toList();
        assertThat(stored)
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 50).mapToObj(Long::valueOf).toList());
        assertThat(stored).isSortedAccordingTo(Comparator.comparingLong(Message::id));
        assertThat(awaited.history(ALICE, BOB)).hasSize(50).containsAll(stored);
    }

    @ParameterizedTest
    @EnumSource(WatchedConnections.Fault.class)
    void keeps_a_message_exactly_once_when_its_commit_fails(WatchedConnections.Fault fault) {
        connections.breakNextCommit(fault);
        Message first = awaited.append(ALICE, BOB, "first");
        connections.breakNextCommit(fault);
        Message second = awaited.append(ALICE, BOB, "second");
        Message third = awaited.append(ALICE, BOB, "third");

        assertThat(awaited.history(ALICE, BOB)).containsExactly(third, second, first);
        assertThat(connections.commits()).isEqualTo(3);
    }

    @Test
    void new_conversations_do_not_wait_for_one_that_another_server_makes() throws Exception {
        try (Connection other = MySqlConnections.working(settings).getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            CountDownLatch gate = connections.holdCommits();
            CompletionStage<AppendOutcome> before = append(ALICE, BOB, "0");
            connections.awaitHeldCommit();
            List<CompletionStage<AppendOutcome>> batches = IntStream.range(0, 800)
                    .mapToObj(number -> append(new UserId("sender" + number), BOB, "hello"))
                    .toList();
            statement.execute("INSERT INTO conversation (low_id, high_id) VALUES ('x', 'y')");
            gate.countDown();

            assertThat(await(before)).isNotNull();
            assertThat(awaitAll(batches)).hasSize(800);
        }
    }

    private CompletionStage<AppendOutcome> append(UserId sender, UserId recipient, String text) {
        return store.messages()
                .append(new NewMessage(sender, recipient, new MessageText(text), Instant.EPOCH), FirstContactRule.OFF);
    }

    private static Message message(AppendOutcome outcome) {
        return outcome.fold(AppendOutcome.Appended::message, refused -> {
            throw new AssertionError("no limit was set");
        });
    }
}
