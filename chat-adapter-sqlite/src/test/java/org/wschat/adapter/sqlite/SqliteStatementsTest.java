package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;
import static org.wschat.testkit.Stages.awaitAll;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.InboxUse;
import org.wschat.testkit.jdbc.WatchedConnections;

/** Runs every statement of the store, and asks the database how it carries it out. */
final class SqliteStatementsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    @TempDir
    private Path directory;

    @Test
    void every_statement_finds_its_rows_by_an_index() throws SQLException {
        WatchedConnections connections = new WatchedConnections();
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory), connections)) {
            useEverything(new AwaitedMessageStore(store.messages()));
            InboxUse.everything(store.inbox(), store.lastSeen(), ALICE, BOB, new SyncCursor("0.0"));
            useAccounts(store);
            lookUpManyAtOnce(store, connections);
            List<String> plans = plans(connections);

            assertThat(plans).hasSizeGreaterThanOrEqualTo(30).noneMatch(SqliteStatementsTest::readsAll);
        }
    }

    @Test
    void a_scan_would_be_seen() throws SQLException {
        WatchedConnections connections = new WatchedConnections();
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory), connections)) {
            useEverything(new AwaitedMessageStore(store.messages()));
            connections.statements().put("SELECT * FROM message WHERE sent_at = 1", List.of());

            assertThat(plans(connections)).anyMatch(SqliteStatementsTest::readsAll);
        }
    }

    private static boolean readsAll(String plan) {
        String ofTables = plan.replace("SCAN CONSTANT ROW", "").replace("SCAN p;", ""); // p: what a subquery has found
        return ofTables.contains("SCAN ");
    }

    private static void useEverything(AwaitedMessageStore store) {
        Message first = store.append(ALICE, BOB, "one");
        store.append(ALICE, BOB, "two");
        store.appendLive(ALICE, BOB, "three");
        store.unread(BOB, ALICE);
        store.history(BOB, ALICE);
        store.transcript(Conversation.between(ALICE, BOB), 1, 30, 10);
        store.conversations(ALICE, 10);
        store.conversations(BOB, 10);
        store.unreadCounts(BOB);
        store.seqOf(Conversation.between(ALICE, BOB), first.id());
        store.markRead(first, first);
        assertThat(store.unread(BOB, ALICE)).hasSize(1);
        store.append(ALICE, ALICE, "to myself");
        store.change(
                new MessageChange(ALICE, BOB, 2, Optional.of(new MessageText("new")), NOON),
                new ChangeWindow(Duration.ofDays(1)));
    }

    private static void lookUpManyAtOnce(SqlStore store, WatchedConnections connections) {
        CountDownLatch gate = connections.holdReading();
        List<CompletionStage<Boolean>> registered = IntStream.range(0, 1_000)
                .mapToObj(i -> store.users().isRegistered(new UserId("user" + i)))
                .toList();
        List<CompletionStage<Optional<Session>>> sessions = IntStream.range(0, 1_000)
                .mapToObj(i -> store.sessions().find(newToken()))
                .toList();
        gate.countDown();
        assertThat(awaitAll(registered)).containsOnly(false);
        assertThat(awaitAll(sessions)).containsOnly(Optional.empty());
    }

    private static void useAccounts(SqlStore store) {
        AwaitedAccounts accounts = new AwaitedAccounts(store.users(), store.sessions());
        UserName carol = accounts.register(new UserName("carol"));
        assertThat(accounts.add(newUser(carol))).isEqualTo(AddUserOutcome.NAME_TAKEN);
        assertThat(accounts.add(
                        new NewUser(new UserName("c"), newUser(carol).skeleton(), passwordOf(carol), NOON, true)))
                .isEqualTo(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);
        assertThat(accounts.add(newUser(new UserName(ALICE.value())))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
        assertThat(accounts.list(Optional.empty(), 10)).hasSize(1);
        Session session = newSession(carol);
        assertThat(accounts.find(accounts.logIn(session))).isPresent();
        assertThat(accounts.sessionsOf(carol)).hasSize(1);
        accounts.noteUse(session);
        assertThat(accounts.end(carol, session.id())).isTrue();
        assertThat(accounts.changePassword(carol, Optional.empty(), passwordOf(carol), Optional.empty()))
                .isPresent();
        assertThat(accounts.disable(carol)).isPresent();
        accounts.removeExpired(NOON);
        AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
        messages.append(carol.id(), ALICE, "behind alice");
        messages.append(carol.id(), new UserId("zoe"), "before zoe");
        assertThat(accounts.erase(carol)).isPresent();
        accounts.eraseTexts(carol);
        assertThat(accounts.pendingErasures()).hasSize(1);
        accounts.endErasure(carol);
    }

    private static List<String> plans(WatchedConnections connections) throws SQLException {
        List<String> plans = new ArrayList<>();
        try (Connection connection = connections.writing().getConnection()) {
            for (Map.Entry<String, List<WatchedConnections.Call>> statement :
                    connections.statements().entrySet()) {
                plans.add(statement.getKey().replaceAll("\\s+", " ") + " => " + plan(connection, statement.getKey()));
            }
        }
        return plans;
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet steps = explain.executeQuery()) {
            List<String> details = new ArrayList<>();
            while (steps.next()) {
                details.add(steps.getString("detail"));
            }
            return String.join("; ", details);
        }
    }
}
