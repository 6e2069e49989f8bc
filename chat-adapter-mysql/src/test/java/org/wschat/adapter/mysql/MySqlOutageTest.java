package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/** The writer while the database is away or holds it up, and what becomes of those who wait. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlOutageTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final TestDatabases databases;
    private final WatchedConnections connections = new WatchedConnections();
    private MySqlSettings settings;
    private SqlStore store;
    private AwaitedMessageStore awaited;

    MySqlOutageTest(TestDatabases databases) {
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
        assertThat(awaited.append(named("unknown")).seq())
                .as("sent again under its name, which is free")
                .isEqualTo(3);
    }

    private static NewMessage named(String name) {
        return new NewMessage(ALICE, BOB, new MessageText(name), Instant.EPOCH, Optional.of(new ClientId(name)));
    }

    @Test
    void keeps_a_message_whose_sender_was_refused_if_another_server_has_written_behind_it()
            throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        refuseUnanswered(WatchedConnections.Fault.LOST_AFTER_COMMIT, "unknown");
        try (SqlStore other = MySqlStore.open(settings)) {
            assertThat(new AwaitedMessageStore(other.messages())
                            .append(BOB, ALICE, "other")
                            .seq())
                    .isEqualTo(3);
        }
        connections.unreachable(false);

        assertThat(appendOnceReachable("after").seq()).isEqualTo(4);
    }

    @Test
    void keeps_a_message_whose_sender_was_refused_if_another_server_has_told_that_it_is_stored()
            throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        refuseUnanswered(WatchedConnections.Fault.LOST_AFTER_COMMIT, "unknown");
        try (SqlStore other = MySqlStore.open(settings)) {
            assertThat(new AwaitedMessageStore(other.messages())
                            .outcome(named("unknown"))
                            .<Boolean>fold(AppendOutcome.Appended::repeated, refused -> false))
                    .isTrue();
        }
        connections.unreachable(false);

        assertThat(appendOnceReachable("after").seq()).isEqualTo(3);
        assertThat(awaited.history(ALICE, BOB)).hasSize(3);
    }

    @Test
    void takes_nothing_back_that_another_server_has_changed() throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        refuseUnanswered(WatchedConnections.Fault.LOST_AFTER_COMMIT, "unknown");
        MessageChange recall = new MessageChange(ALICE, BOB, 2, Optional.empty(), Instant.EPOCH);
        try (SqlStore other = MySqlStore.open(settings)) {
            new AwaitedMessageStore(other.messages()).change(recall, new ChangeWindow(Duration.ofHours(1)));
        }
        connections.unreachable(false);

        assertThat(appendOnceReachable("after").seq()).isEqualTo(3);
        assertThat(awaited.history(ALICE, BOB).get(1).recalledAt()).isPresent();
        assertThat(awaited.unread(BOB, ALICE)).hasSize(2);
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
        CompletionStage<AppendOutcome> unknown = store.messages().append(named(text), FirstContactRule.OFF);
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
            while (store.load().retriedConflicts() == 0) {
                LockSupport.parkNanos(5_000_000);
            }
            other.rollback();
        }
        assertThat(message(await(waiting)).seq()).isEqualTo(2);
        assertThat(store.load().retriedConflicts()).isPositive();
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

    @Test
    void is_not_ready_while_the_database_is_away() {
        await(store.messages().checkReady());
        assertThat(store.load().outage()).isFalse();
        connections.unreachable(true);
        assertNotReady();
        assertThat(store.load().outage()).isTrue();
        connections.unreachable(false);
        appendOnceReachable("back");
        assertThat(store.load().outage()).isFalse();
        await(store.messages().checkReady());
    }

    @Test
    void is_not_ready_while_a_probe_is_not_answered_and_asks_only_once() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        long start = System.nanoTime();
        List<CompletionStage<Void>> asked =
                Stream.generate(() -> store.messages().checkReady()).limit(50).toList();
        asked.forEach(ready -> assertThatThrownBy(() -> await(ready)).hasCauseInstanceOf(MessageStoreException.class));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        int before = connections.commits();
        gate.countDown();
        await(append(ALICE, BOB, "behind"));

        assertThat(connections.commits() - before)
                .isLessThanOrEqualTo(2 * settings.writer().shards());
    }

    private void assertNotReady() {
        CompletionStage<Void> ready = store.messages().checkReady();
        assertThatThrownBy(() -> await(ready)).hasCauseInstanceOf(MessageStoreException.class);
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
        return store.messages()
                .append(new NewMessage(sender, recipient, new MessageText(text), Instant.EPOCH), FirstContactRule.OFF);
    }

    private static Message message(AppendOutcome outcome) {
        return outcome.fold(AppendOutcome.Appended::message, refused -> {
            throw new AssertionError("no limit was set");
        });
    }
}
