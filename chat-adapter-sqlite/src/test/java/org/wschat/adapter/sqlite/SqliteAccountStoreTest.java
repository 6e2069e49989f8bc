package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.PendingErasure;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/** Accounts in a real file, with faults put between the store and its connections. */
final class SqliteAccountStoreTest {

    private static final UserName ANN = new UserName("ann");
    private static final UserId BOB = new UserId("bob");
    private static final PasswordHash ANOTHER = new PasswordHash("another");
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int QUEUE_ENTRIES = 1_000;

    @TempDir
    private Path directory;

    private WatchedConnections connections = new WatchedConnections();
    private SqlStore store;
    private AwaitedAccounts accounts;

    @BeforeEach
    void open() {
        store = SqliteStore.open(SqliteSettings.in(directory), connections);
        accounts = new AwaitedAccounts(store.users(), store.sessions());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void finds_everything_again_after_it_was_closed() {
        accounts.register(ANN);
        Session session = newSession(ANN);
        TokenHash token = accounts.logIn(session);
        StoredUser before = accounts.find(ANN).orElseThrow();
        close();
        connections = new WatchedConnections();
        open();

        assertThat(accounts.find(ANN)).hasValue(before);
        assertThat(accounts.find(token)).hasValue(session);
    }

    @ParameterizedTest
    @EnumSource(WatchedConnections.Fault.class)
    void does_everything_exactly_once_when_its_commit_fails(WatchedConnections.Fault fault) {
        connections.breakNextCommit(fault);
        assertThat(accounts.add(newUser(ANN))).isEqualTo(AddUserOutcome.ADDED);
        assertThat(accounts.add(newUser(ANN))).isEqualTo(AddUserOutcome.NAME_TAKEN);

        Session first = newSession(ANN);
        TokenHash token = newToken();
        connections.breakNextCommit(fault);
        assertThat(accounts.add(first, token)).isTrue();
        assertThat(accounts.find(token)).hasValue(first);

        connections.breakNextCommit(fault);
        assertThat(accounts.end(ANN, first.id())).isTrue();
        assertThat(accounts.end(ANN, first.id())).isFalse();

        SessionId second = accounts.logIn(ANN).id();
        connections.breakNextCommit(fault);
        assertThat(accounts.changePassword(ANN, Optional.of(passwordOf(ANN)), ANOTHER, Optional.empty()))
                .hasValue(List.of(second));

        SessionId third = accounts.logIn(ANN).id();
        connections.breakNextCommit(fault);
        assertThat(accounts.disable(ANN)).hasValue(List.of(third));
        accounts.enable(ANN);

        SessionId fourth = accounts.logIn(ANN).id();
        connections.breakNextCommit(fault);
        assertThat(accounts.endAll(ANN)).containsExactly(fourth);

        SessionId fifth = accounts.logIn(ANN).id();
        connections.breakNextCommit(fault);
        assertThat(accounts.erase(ANN)).hasValue(List.of(fifth));
        assertThat(accounts.erase(ANN)).isEmpty();

        connections.breakNextCommit(fault);
        accounts.endErasure(ANN);
        assertThat(accounts.pendingErasures()).isEmpty();
    }

    @Test
    void a_password_that_is_no_longer_expected_is_not_changed_though_the_new_one_is_kept_already() {
        accounts.register(ANN);
        accounts.changePassword(ANN, Optional.of(passwordOf(ANN)), ANOTHER, Optional.empty());

        assertThat(accounts.changePassword(ANN, Optional.of(passwordOf(ANN)), ANOTHER, Optional.empty()))
                .isEmpty();
    }

    @Test
    void is_busy_at_once_when_the_queue_is_full_and_goes_on_when_it_is_not() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        CompletionStage<AddUserOutcome> first = store.users().add(newUser(ANN));
        connections.awaitHeldCommit();
        List<CompletionStage<AddUserOutcome>> taken =
                IntStream.range(0, QUEUE_ENTRIES).mapToObj(this::addUser).toList();

        CompletionStage<AddUserOutcome> refused = addUser(QUEUE_ENTRIES);
        assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(() -> await(refused))
                .hasCauseInstanceOf(AccountStoreException.class)
                .hasRootCauseMessage("the store is busy: too many calls about accounts wait");
        assertThat(accounts.find(ANN)).isEmpty();

        gate.countDown();
        assertThat(await(first)).isEqualTo(AddUserOutcome.ADDED);
        awaitAll(taken.stream().map(stage -> stage.handle((added, late) -> 0)).toList());
        assertThat(await(addUser(QUEUE_ENTRIES))).isEqualTo(AddUserOutcome.ADDED);
    }

    private CompletionStage<AddUserOutcome> addUser(int number) {
        return store.users().add(newUser(new UserName("user" + number)));
    }

    @Test
    void takes_back_what_took_so_long_that_it_was_given_up() throws SQLException {
        accounts.register(new UserName("before"));
        CountDownLatch gate = new CountDownLatch(1);
        try (Connection connection = connections.writing().getConnection()) {
            Function.create(connection.unwrap(SQLiteConnection.class), "hold", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    try {
                        gate.await();
                        result(0);
                    } catch (InterruptedException e) {
                        throw new SQLException(e);
                    }
                }
            });
        }
        execute("CREATE TRIGGER slow BEFORE INSERT ON user_account BEGIN SELECT hold(); END");
        long start = System.nanoTime();

        assertThatThrownBy(() -> accounts.add(newUser(ANN)))
                .hasCauseInstanceOf(AccountStoreException.class)
                .hasMessageContaining("the database took too long");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST);

        gate.countDown();
        accounts.register(new UserName("behind"));
        assertThat(accounts.find(ANN)).isEmpty();
    }

    @Test
    void keeps_nothing_later_of_what_could_not_be_begun_in_time() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        CompletionStage<AppendOutcome> message = append(BOB, ANN.id(), "takes its time");
        connections.awaitHeldCommit();
        long start = System.nanoTime();

        CompletionStage<AddUserOutcome> add = store.users().add(newUser(ANN));
        assertThatThrownBy(() -> await(add)).hasCauseInstanceOf(AccountStoreException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST);

        gate.countDown();
        assertThat(await(message)).isInstanceOf(AppendOutcome.Appended.class);
        accounts.register(new UserName("behind"));
        assertThat(accounts.find(ANN)).isEmpty();
        assertThat(accounts.isRegistered(ANN.id())).isFalse();
    }

    @Test
    void goes_on_with_an_erasure_that_stopped_half_way() throws SQLException {
        AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
        accounts.register(ANN);
        messages.append(ANN.id(), BOB, "a text");
        messages.append(ANN.id(), ANN.id(), "a text");
        accounts.erase(ANN);
        execute("CREATE TRIGGER stop BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'stop'); END");

        assertThatThrownBy(() -> accounts.eraseTexts(ANN)).hasCauseInstanceOf(AccountStoreException.class);

        assertThat(accounts.pendingErasures()).containsExactly(new PendingErasure(ANN, NOON));
        execute("DROP TRIGGER stop");
        close();
        connections = new WatchedConnections();
        open();
        assertThat(accounts.pendingErasures()).containsExactly(new PendingErasure(ANN, NOON));

        accounts.eraseTexts(ANN);

        assertThat(new AwaitedMessageStore(store.messages()).history(ANN.id(), BOB))
                .allMatch(message -> message.text().value().isEmpty());
    }

    @Test
    void keeps_messages_while_it_erases() {
        accounts.register(ANN);
        awaitAll(IntStream.range(0, 5_000)
                .mapToObj(i -> append(ANN.id(), BOB, "x".repeat(100)))
                .toList());
        accounts.erase(ANN);

        CompletionStage<Void> erased = store.users().eraseTexts(ANN);
        int sentMeanwhile = 0;
        while (!erased.toCompletableFuture().isDone()) {
            await(append(BOB, BOB, "meanwhile"));
            sentMeanwhile++;
        }

        await(erased);
        assertThat(sentMeanwhile).isPositive();
        assertThat(new AwaitedMessageStore(store.messages()).history(ANN.id(), BOB))
                .hasSize(5_000)
                .allMatch(message -> message.text().value().isEmpty());
    }

    @Test
    void closing_does_what_is_queued_and_completes_every_stage() throws InterruptedException {
        CountDownLatch gate = connections.holdCommits();
        List<CompletionStage<AddUserOutcome>> queued =
                IntStream.range(0, 100).mapToObj(this::addUser).toList();
        CompletionStage<Void> erased = store.users().eraseTexts(ANN);
        connections.awaitHeldCommit();
        Thread closing = new Thread(store::close);
        closing.start();
        gate.countDown();
        closing.join();

        assertThat(awaitAll(queued)).containsOnly(AddUserOutcome.ADDED);
        assertThat(erased.toCompletableFuture()).isDone();
        assertThatThrownBy(() -> accounts.add(newUser(ANN))).hasRootCauseMessage("the store is closed");
        assertThatThrownBy(() -> accounts.find(ANN)).hasRootCauseMessage("the store is closed");
        assertThatThrownBy(() -> accounts.erase(ANN)).hasRootCauseMessage("the store is closed");
        assertThatThrownBy(() -> accounts.eraseTexts(ANN)).hasRootCauseMessage("the store is closed");
    }

    private CompletionStage<AppendOutcome> append(UserId sender, UserId recipient, String text) {
        return store.messages()
                .append(
                        new NewMessage(sender, recipient, new MessageText(text), AwaitedMessageStore.NOON),
                        FirstContactRule.OFF);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.writing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
