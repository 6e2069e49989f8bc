package org.wschat.adapter.sqlite;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.Stages.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.write.WriterSettings;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/** The group-commit writer on a real file, with faults put between it and its connections. */
final class SqliteWriterTest {

    private static final UserId ALICE = new UserId("alice");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final UserId BOB = new UserId("bob");
    private static final int QUEUE_ENTRIES = 1_000;

    @TempDir
    private Path directory;

    private final WatchedConnections connections = new WatchedConnections();
    private SqlStore store;
    private AwaitedMessageStore awaited;

    @BeforeEach
    void open() {
        WriterSettings writer = new WriterSettings(1, QUEUE_ENTRIES, 16 << 20, 200, 1_000_000, Duration.ofSeconds(8));
        store = SqliteStore.open(new SqliteSettings(directory, writer, ReaderSettings.withThreads(2)), connections);
        awaited = new AwaitedMessageStore(store.messages());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writes_at_least_twenty_messages_a_commit_for_500_senders() {
        int senders = 500;
        int each = 20;
        List<CompletionStage<AppendOutcome>> done = IntStream.range(0, senders)
                .mapToObj(sender -> chat(sender, each))
                .collect(toList());
        done.forEach(stage -> await(stage));

        double rowsPerCommit = (double) senders * each / connections.commits();
        System.out.printf("rows per commit: %.1f%n", rowsPerCommit);
        assertThat(rowsPerCommit).isGreaterThanOrEqualTo(20);
        assertThat(awaited.history(new UserId("sender7"), BOB)).hasSize(each);
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
        assertThat(IntStream.range(0, 50).filter(i -> i != 36).mapToObj(i -> seq(await(batch.get(i)))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(2, 50).mapToObj(Long::valueOf).toList());
        assertThat(awaited.history(ALICE, BOB)).hasSize(50);
    }

    @Test
    void is_busy_at_once_when_the_queue_is_full_and_goes_on_when_it_is_not() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        List<CompletionStage<AppendOutcome>> taken = IntStream.range(0, QUEUE_ENTRIES)
                .mapToObj(number -> append(ALICE, BOB, "" + number))
                .toList();

        CompletionStage<AppendOutcome> refused = append(ALICE, BOB, "too much");
        assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> await(refused)).hasRootCauseMessage("the store is busy: 1000 writes wait");

        gate.countDown();
        taken.forEach(stage -> await(stage));
        assertThat(awaited.append(ALICE, BOB, "again").seq()).isEqualTo(QUEUE_ENTRIES + 1);
    }

    @ParameterizedTest
    @EnumSource(WatchedConnections.Fault.class)
    void keeps_a_message_exactly_once_when_its_commit_fails(WatchedConnections.Fault fault) {
        awaited.append(ALICE, BOB, "before");
        connections.breakNextCommit(fault);
        Message message = awaited.append(ALICE, BOB, "broken");
        awaited.append(ALICE, BOB, "after");

        assertThat(message.seq()).isEqualTo(2);
        assertThat(awaited.history(ALICE, BOB))
                .extracting(found -> found.text().value())
                .containsExactly("after", "broken", "before");
        assertThat(awaited.history(ALICE, BOB)).contains(message);
        assertThat(connections.commits()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(WatchedConnections.Fault.class)
    void keeps_the_first_message_of_a_conversation_exactly_once_when_its_commit_fails(WatchedConnections.Fault fault) {
        connections.breakNextCommit(fault);
        Message message = awaited.append(ALICE, BOB, "first");

        assertThat(awaited.history(ALICE, BOB)).containsExactly(message);
    }

    @Test
    void takes_a_message_back_whose_sender_was_refused_because_nobody_could_tell_what_became_of_its_commit()
            throws InterruptedException {
        awaited.append(ALICE, BOB, "before");
        CountDownLatch gate = connections.holdCommits();
        CompletionStage<AppendOutcome> unknown = append(ALICE, BOB, "unknown");
        connections.awaitHeldCommit();
        connections.breakNextCommit(WatchedConnections.Fault.LOST_AFTER_COMMIT);
        connections.unreachable(true);
        gate.countDown();

        assertThatThrownBy(() -> await(unknown)).hasCauseInstanceOf(MessageStoreException.class);
        connections.unreachable(false);
        Message after = appendOnceReachable("after");

        assertThat(after.seq()).isEqualTo(2);
        assertThat(awaited.history(ALICE, BOB))
                .extracting(found -> found.text().value())
                .containsExactly("after", "before");
        assertThat(awaited.unread(BOB, ALICE)).hasSize(2);
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

    @Test
    void acknowledges_nothing_on_a_full_disk_and_goes_on_when_there_is_room() throws SQLException {
        awaited.append(ALICE, BOB, "before");
        String text = "x".repeat(100_000);
        pragma("max_page_count = 1");

        assertThatThrownBy(() -> awaited.append(ALICE, BOB, text))
                .hasCauseInstanceOf(MessageStoreException.class)
                .hasRootCauseMessage(
                        "[SQLITE_FULL] Insertion failed because database is full (database or disk is full)");
        assertThat(awaited.history(ALICE, BOB)).hasSize(1);

        pragma("max_page_count = 1000000");
        assertThat(awaited.append(ALICE, BOB, text).seq()).isEqualTo(2);
        assertThat(awaited.history(ALICE, BOB)).hasSize(2);
    }

    private void pragma(String setting) throws SQLException {
        try (Connection connection = connections.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + setting);
        }
    }

    @Test
    void closing_writes_what_is_queued_and_completes_every_stage() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        List<CompletionStage<AppendOutcome>> queued = IntStream.range(0, 300)
                .mapToObj(number -> append(ALICE, BOB, "" + number))
                .toList();
        Thread closing = new Thread(store::close);
        closing.start();
        gate.countDown();
        closing.join();

        assertThat(queued).allMatch(stage -> stage.toCompletableFuture().isDone());
        assertThat(queued.stream().map(stage -> seq(await(stage))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
        assertThatThrownBy(() -> awaited.append(ALICE, BOB, "late")).hasRootCauseMessage("the store is closed");
        assertThatThrownBy(() -> awaited.history(ALICE, BOB)).hasRootCauseMessage("the store is closed");
    }

    @Test
    void tells_callers_on_a_thread_that_is_not_the_writers() {
        String thread = await(append(ALICE, BOB, "hello")
                .thenCombine(
                        append(ALICE, BOB, "again"),
                        (one, other) -> Thread.currentThread().getName()));

        assertThat(thread).isNotEqualTo("chat-store-writer-0");
    }

    private CompletionStage<AppendOutcome> append(UserId sender, UserId recipient, String text) {
        return store.messages()
                .append(new NewMessage(sender, recipient, new MessageText(text), Instant.EPOCH), FirstContactRule.OFF);
    }

    private static long seq(AppendOutcome outcome) {
        return outcome.fold(appended -> appended.message().seq(), refused -> -1L);
    }
}
