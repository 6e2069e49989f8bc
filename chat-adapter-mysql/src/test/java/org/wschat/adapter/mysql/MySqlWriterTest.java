package org.wschat.adapter.mysql;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;

/** The group-commit writer on a real server, with faults put between it and its connections. */
final class MySqlWriterTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final WatchedConnections connections = new WatchedConnections();
    private final MySqlSettings settings = MariaDbServer.running().newDatabase();
    private MySqlMessageStore store;
    private AwaitedMessageStore awaited;

    @BeforeEach
    void open() {
        store = MySqlMessageStore.open(settings, connections);
        awaited = new AwaitedMessageStore(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writes_at_least_twenty_messages_a_commit_for_500_senders() {
        int senders = 500;
        int each = 10;
        List<CompletionStage<AppendOutcome>> done = IntStream.range(0, senders)
                .mapToObj(sender -> chat(sender, each))
                .collect(toList());
        done.forEach(stage -> await(stage));

        double rowsPerCommit = (double) senders * each / connections.commits();
        System.out.printf("rows per commit: %.1f%n", rowsPerCommit);
        assertThat(rowsPerCommit).isGreaterThanOrEqualTo(20);
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

    @ParameterizedTest
    @EnumSource(
            value = WatchedConnections.Fault.class,
            names = {"LOST_BEFORE_COMMIT", "LOST_AFTER_COMMIT"})
    void does_not_keep_a_message_whose_sender_was_refused_because_its_commit_was_not_answered(
            WatchedConnections.Fault fault) throws InterruptedException {
        Message before = awaited.append(BOB, ALICE, "before");
        awaited.markRead(before, before);
        refuseUnanswered(fault, "unknown");
        connections.unreachable(false);
        Message after = appendOnceReachable("after");

        assertThat(after.seq()).isEqualTo(2);
        assertThat(awaited.history(ALICE, BOB))
                .extracting(found -> found.text().value())
                .containsExactly("after", "before");
        assertThat(awaited.unread(BOB, ALICE)).containsExactly(after);
        assertThat(awaited.unread(ALICE, BOB)).isEmpty();
    }

    @Test
    void keeps_a_message_whose_sender_was_refused_if_another_server_has_written_behind_it()
            throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        refuseUnanswered(WatchedConnections.Fault.LOST_AFTER_COMMIT, "unknown");
        try (MySqlMessageStore other = MySqlMessageStore.open(settings)) {
            assertThat(new AwaitedMessageStore(other)
                            .append(BOB, ALICE, "other")
                            .seq())
                    .isEqualTo(3);
        }
        connections.unreachable(false);

        assertThat(appendOnceReachable("after").seq()).isEqualTo(4);
    }

    @Test
    void shows_nothing_that_may_yet_be_taken_back() throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        refuseUnanswered(WatchedConnections.Fault.LOST_AFTER_COMMIT, "unknown");

        assertThatThrownBy(() -> awaited.history(ALICE, BOB)).hasCauseInstanceOf(MessageStoreException.class);
    }

    /** Has a commit unanswered, and the database away for so long that the sender cannot be told the truth. */
    private void refuseUnanswered(WatchedConnections.Fault fault, String text) throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        long start = System.nanoTime();
        CompletionStage<AppendOutcome> unknown = append(ALICE, BOB, text);
        connections.awaitHeldCommit();
        connections.breakNextCommit(fault);
        connections.unreachable(true);
        gate.countDown();
        assertThatThrownBy(() -> await(unknown)).hasCauseInstanceOf(MessageStoreException.class);
        assertAnsweredInTime(start);
    }

    @Test
    void tries_again_and_counts_it_while_another_transaction_holds_the_conversation() throws SQLException {
        awaited.append(ALICE, BOB, "before");
        CompletionStage<AppendOutcome> waiting;
        try (Connection other = lockAll()) {
            waiting = append(ALICE, BOB, "after");
            while (store.retriedConflicts() == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            other.rollback();
        }
        assertThat(message(await(waiting)).seq()).isEqualTo(2);
        assertThat(store.retriedConflicts()).isPositive();
    }

    @Test
    void refuses_in_time_while_another_transaction_holds_the_conversation_for_good() throws SQLException {
        awaited.append(ALICE, BOB, "before");
        try (Connection other = lockAll()) {
            long start = System.nanoTime();
            CompletionStage<AppendOutcome> waiting = append(ALICE, BOB, "refused");
            assertThatThrownBy(() -> await(waiting)).hasCauseInstanceOf(MessageStoreException.class);
            assertAnsweredInTime(start);
            assertThat(awaited.history(ALICE, BOB)).hasSize(1);
            other.rollback();
        }
        assertThat(awaited.append(ALICE, BOB, "after").seq()).isEqualTo(2);
        assertThat(awaited.history(ALICE, BOB)).hasSize(2);
    }

    private Connection lockAll() throws SQLException {
        Connection other = MySqlConnections.working(settings).getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT * FROM conversation FOR UPDATE").close();
        }
        return other;
    }

    private static void assertAnsweredInTime(long start) {
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("refused after %d ms%n", took.toMillis());
        assertThat(took).isLessThan(MOST);
    }

    private Message appendOnceReachable(String text) {
        long start = System.nanoTime();
        while (true) {
            try {
                return awaited.append(ALICE, BOB, text);
            } catch (CompletionException e) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private CompletionStage<AppendOutcome> append(UserId sender, UserId recipient, String text) {
        return store.append(
                new NewMessage(sender, recipient, new MessageText(text), Instant.EPOCH), FirstContactRule.OFF);
    }

    private static Message message(AppendOutcome outcome) {
        return outcome.fold(AppendOutcome.Appended::message, limitReached -> {
            throw new AssertionError("no limit was set");
        });
    }
}
