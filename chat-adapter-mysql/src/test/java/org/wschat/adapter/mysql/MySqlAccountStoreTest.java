package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.PasswordHash;
import org.wschat.application.port.outbound.StoredUser;
import org.wschat.application.port.outbound.TokenHash;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.jdbc.WatchedConnections;

/** Accounts on a real server, with faults put between the store and its connections. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlAccountStoreTest {

    private static final UserName ANN = new UserName("ann");
    private static final PasswordHash ANOTHER = new PasswordHash("another");
    private static final Duration MOST = Duration.ofSeconds(5);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final TestDatabases databases;
    private final WatchedConnections connections = new WatchedConnections();
    private MySqlSettings settings;
    private SqlStore store;
    private AwaitedAccounts accounts;

    MySqlAccountStoreTest(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void open() {
        settings = databases.newDatabase();
        store = MySqlStore.open(settings, connections);
        accounts = new AwaitedAccounts(store.users(), store.sessions());
    }

    @AfterEach
    void close() {
        store.close();
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
        assertThat(accounts.erase(ANN)).hasValue(List.of(fourth));
        assertThat(accounts.erase(ANN)).isEmpty();
    }

    @Test
    void two_servers_erase_the_same_texts_at_once() {
        UserId zoe = new UserId("zoe");
        AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
        accounts.register(ANN);
        awaitAll(IntStream.range(0, 4_000)
                .mapToObj(i -> store.messages()
                        .append(
                                new NewMessage(
                                        i % 2 == 0 ? ANN.id() : zoe,
                                        i % 2 == 0 ? zoe : ANN.id(),
                                        new MessageText("a text"),
                                        AwaitedMessageStore.NOON),
                                FirstContactRule.OFF))
                .toList());
        accounts.erase(ANN);
        try (SqlStore other = MySqlStore.open(settings)) {
            Crowd.of(2).each(member -> {
                UserStore users = (member == 0 ? store : other).users();
                await(users.eraseTexts(ANN));
                await(users.endErasure(ANN));
                return member;
            });
        }

        assertThat(accounts.pendingErasures()).isEmpty();
        assertThat(messages.history(ANN.id(), zoe))
                .hasSize(4_000)
                .allMatch(message ->
                        message.text().value().isEmpty() == message.sender().equals(ANN.id()));
    }

    @Test
    void one_of_many_servers_makes_an_account() {
        try (SqlStore other = MySqlStore.open(settings)) {
            for (int round = 0; round < 10; round++) {
                UserName name = new UserName("user" + round);
                List<AddUserOutcome> outcomes = Crowd.of(8)
                        .each(member ->
                                await((member % 2 == 0 ? store : other).users().add(newUser(name))));

                assertThat(outcomes).containsOnlyOnce(AddUserOutcome.ADDED);
                assertThat(outcomes).containsOnly(AddUserOutcome.ADDED, AddUserOutcome.NAME_TAKEN);
            }
        }
    }

    @Test
    void refuses_at_once_while_the_database_is_known_to_be_away_and_goes_on_when_it_is_back() {
        accounts.register(ANN);
        TokenHash token = accounts.logIn(newSession(ANN));
        connections.unreachable(true);
        long start = System.nanoTime();
        assertThatThrownBy(() -> accounts.disable(ANN)).hasCauseInstanceOf(AccountStoreException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST);
        Stream.<CompletionStage<?>>of(
                        store.users().find(ANN),
                        store.sessions().find(token),
                        store.users().disable(ANN, true),
                        store.users().eraseTexts(ANN))
                .forEach(refused -> assertThat(refused.toCompletableFuture()).isCompletedExceptionally());
        connections.unreachable(false);

        assertThat(onceReachable(() -> accounts.find(ANN)).map(StoredUser::password))
                .hasValue(passwordOf(ANN));
        assertThat(accounts.find(token)).isPresent();
        assertThat(accounts.disable(ANN))
                .hasValueSatisfying(ended -> assertThat(ended).hasSize(1));
    }

    private static <T> T onceReachable(Supplier<T> call) {
        long start = System.nanoTime();
        while (true) {
            try {
                return call.get();
            } catch (CompletionException e) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw e;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    @Test
    void tries_again_while_another_transaction_holds_the_account_and_refuses_in_time() throws SQLException {
        accounts.register(ANN);
        try (Connection other = lockAccounts()) {
            long start = System.nanoTime();
            CompletionStage<Optional<List<SessionId>>> waiting = store.users().disable(ANN, true);
            assertThatThrownBy(() -> await(waiting)).hasCauseInstanceOf(AccountStoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(MOST);
            other.rollback();
        }
        assertThat(accounts.find(ANN).map(user -> user.user().disabled())).hasValue(false);
        assertThat(accounts.disable(ANN)).isPresent();
    }

    @Test
    void messages_do_not_wait_for_an_account_that_another_transaction_holds() throws SQLException {
        accounts.register(ANN);
        UserId bob = new UserId("bob");
        try (Connection other = lockAccounts()) {
            CompletionStage<Optional<List<SessionId>>> one = store.users().disable(ANN, true);
            CompletionStage<Optional<List<SessionId>>> two = store.users().erase(ANN, Optional.empty(), NOON);
            AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
            for (int i = 0; i < 20; i++) {
                messages.append(ANN.id(), new UserId("peer" + i), "hello");
                messages.append(bob, ANN.id(), "hello");
            }
            assertThat(one.toCompletableFuture()).isNotDone();
            assertThat(two.toCompletableFuture()).isNotDone();
            other.rollback();
        }
    }

    private Connection lockAccounts() throws SQLException {
        Connection other = MySqlConnections.working(settings).getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.executeQuery("SELECT * FROM user_account FOR UPDATE").close();
        }
        return other;
    }
}
