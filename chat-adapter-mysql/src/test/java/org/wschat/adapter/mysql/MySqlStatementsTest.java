package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedAccounts.NOON;
import static org.wschat.testkit.AwaitedAccounts.newSession;
import static org.wschat.testkit.AwaitedAccounts.newToken;
import static org.wschat.testkit.AwaitedAccounts.newUser;
import static org.wschat.testkit.AwaitedAccounts.passwordOf;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.write.BulkBatch;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.adapter.sql.write.PastMessage;
import org.wschat.application.port.outbound.AddUserOutcome;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.NewUser;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.UserName;
import org.wschat.testkit.AwaitedAccounts;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.InboxUse;
import org.wschat.testkit.jdbc.WatchedConnections;

/** Runs every statement of the store on tables that are not small, and asks the database how it carries it out. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlStatementsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final Optional<MessageText> EDITED = Optional.of(new MessageText("edited"));

    /** Runs only when a commit was in doubt for long. */
    private static final String TAKES_BACK =
            "DELETE FROM message WHERE conversation_id = ? AND seq > ? AND write_token = ?";

    private static final String TAKES_NAMES_BACK =
            "DELETE n FROM message m JOIN conversation c ON c.id = m.conversation_id JOIN sent_client_id n"
                    + " ON n.sender_id = IF(m.sender = 0, c.low_id, c.high_id) AND n.client_id = m.client_id"
                    + " WHERE m.conversation_id = ? AND m.seq > ? AND m.write_token = ?";

    /** Runs only at a start, and only if there are messages. */
    private static final String LOOKS_BACK = "SELECT sent_at FROM message WHERE id <= ? ORDER BY id DESC LIMIT 1";

    /** Once for an import; there is one row for each table ever imported. */
    private static final String READS_ALL_LEDGERS = "SELECT * FROM import_ledger ORDER BY source";

    private final TestDatabases databases;

    MySqlStatementsTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void every_statement_finds_its_rows_by_an_index() throws Exception {
        WatchedConnections connections = new WatchedConnections();
        try (SqlStore store = MySqlStore.open(databases.newDatabase(), connections)) {
            fill(store);
            useEverything(new AwaitedMessageStore(store.messages()), connections);
            await(store.messages().checkReady());
            InboxUse.everything(store.inbox(), store.lastSeen(), ALICE, BOB, new SyncCursor("0.0"));
            useAccounts(store, connections);
            importOne(store.bulkWriter());
            connections.statements().keySet().remove(READS_ALL_LEDGERS);
            connections.statements().put(TAKES_BACK, List.of(number(1, 1), number(2, 3), number(3, 1)));
            connections.statements().put(LOOKS_BACK, List.of(number(1, 5)));
            connections.statements().put(TAKES_NAMES_BACK, List.of(number(1, 1), number(2, 3), number(3, 1)));
            assertThat(MapperStatements.ofMySql())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(part -> assertThat(connections.statements().keySet())
                            .anyMatch(sql -> MapperStatements.normal(sql).contains(part)));
            Set<String> steps = steps(connections);

            assertThat(steps).hasSizeGreaterThanOrEqualTo(10).noneMatch(MySqlStatementsTest::readsAll);
            connections.statements().put("SELECT * FROM message WHERE sent_at = 1", List.of());
            connections.statements().put("SELECT * FROM message WHERE conversation_id = 1 ORDER BY text", List.of());
            assertThat(steps(connections))
                    .filteredOn(MySqlStatementsTest::readsAll)
                    .hasSize(2);
        }
    }

    private static boolean readsAll(String step) {
        return step.contains("type=ALL") || step.contains("type=index ") || step.contains("Using filesort");
    }

    private static void fill(SqlStore store) {
        List<CompletionStage<AppendOutcome>> underWay = IntStream.range(0, 3_000)
                .mapToObj(i -> store.messages()
                        .append(
                                new NewMessage(
                                        new UserId("user" + i % 1_000),
                                        i % 2 == 0 ? ALICE : new UserId("user" + i % 7),
                                        new MessageText("x".repeat(100)),
                                        AwaitedMessageStore.NOON),
                                FirstContactRule.OFF))
                .toList();
        List<CompletionStage<Void>> marked = awaitAll(underWay).stream()
                .map(MySqlStatementsTest::message)
                .filter(message -> message.position().senderSeq() == 2)
                .map(second -> store.messages().markRead(ReadMark.of(second)))
                .toList();
        assertThat(awaitAll(marked)).hasSizeGreaterThan(400);
        List<CompletionStage<ChangeOutcome>> edited = IntStream.range(0, 500)
                .mapToObj(i -> store.messages()
                        .change(
                                new MessageChange(
                                        new UserId("user" + 2 * i), ALICE, 1, EDITED, AwaitedMessageStore.NOON),
                                new ChangeWindow(Duration.ofDays(1))))
                .toList();
        assertThat(awaitAll(edited)).hasSize(500);
    }

    private static Message message(AppendOutcome outcome) {
        return outcome.fold(AppendOutcome.Appended::message, refused -> {
            throw new AssertionError("no limit was set");
        });
    }

    private static void useEverything(AwaitedMessageStore store, WatchedConnections connections) {
        connections.breakNextCommit(WatchedConnections.Fault.LOST_AFTER_COMMIT);
        List<Message> messages = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? store.append(ALICE, BOB, "one") : store.appendLive(ALICE, BOB, "two"))
                .toList();
        store.unread(BOB, ALICE);
        store.history(BOB, ALICE);
        store.transcript(Conversation.between(ALICE, BOB), 1, 30, 10);
        store.conversations(ALICE, 10);
        store.conversations(BOB, 10);
        store.unreadCounts(BOB);
        store.seqOf(Conversation.between(ALICE, BOB), messages.get(0).id());
        store.markRead(messages.get(4), messages.get(4));
        assertThat(store.unread(BOB, ALICE)).hasSize(29);
        store.append(ALICE, ALICE, "to myself");
        IntStream.range(0, 100).forEach(i -> store.append(named(i)));
        assertThat(store.append(named(7)).text()).isEqualTo(named(7).text());
        ChangeWindow day = new ChangeWindow(Duration.ofDays(1));
        store.change(new MessageChange(ALICE, BOB, 2, Optional.of(new MessageText("new")), NOON), day);
        store.change(new MessageChange(ALICE, BOB, 3, Optional.empty(), NOON), day);
        store.block(BOB, ALICE);
        assertThat(store.blockedBy(BOB)).containsExactly(ALICE);
        store.unblock(BOB, ALICE);
    }

    private static NewMessage named(int i) {
        return new NewMessage(ALICE, BOB, new MessageText("named"), NOON, Optional.of(new ClientId("c" + i)));
    }

    /** A third of the accounts: for most of a small table a server would rightly read all of it. */
    private static void lookUpManyAtOnce(SqlStore store, WatchedConnections connections) {
        CountDownLatch gate = connections.holdReading();
        List<CompletionStage<Boolean>> registered = IntStream.range(0, 100)
                .mapToObj(i -> store.users().isRegistered(new UserId("owner" + i)))
                .toList();
        List<CompletionStage<Optional<Session>>> sessions = IntStream.range(0, 100)
                .mapToObj(i -> store.sessions().find(newToken()))
                .toList();
        gate.countDown();
        assertThat(awaitAll(registered)).filteredOn(found -> found).hasSize(100);
        assertThat(awaitAll(sessions)).containsOnly(Optional.empty());
    }

    private static void useAccounts(SqlStore store, WatchedConnections connections) {
        AwaitedAccounts accounts = new AwaitedAccounts(store.users(), store.sessions());
        List<UserName> names =
                IntStream.range(0, 600).mapToObj(i -> new UserName("owner" + i)).toList();
        names.forEach(name -> {
            accounts.register(name);
            accounts.logIn(name);
            accounts.logIn(name);
        });
        UserName carol = names.get(0);
        lookUpManyAtOnce(store, connections);
        assertThat(accounts.add(newUser(carol))).isEqualTo(AddUserOutcome.NAME_TAKEN);
        assertThat(accounts.add(
                        new NewUser(new UserName("c"), newUser(carol).skeleton(), passwordOf(carol), NOON, true)))
                .isEqualTo(AddUserOutcome.NAME_LOOKS_LIKE_ANOTHER);
        assertThat(accounts.add(newUser(new UserName(ALICE.value())))).isEqualTo(AddUserOutcome.NAME_USED_BY_GUESTS);
        assertThat(accounts.list(Optional.of(names.get(7)), 10)).hasSize(10);
        Session session = newSession(carol);
        assertThat(accounts.find(accounts.logIn(session))).isPresent();
        assertThat(accounts.sessionsOf(carol)).hasSize(3);
        accounts.noteUse(session);
        assertThat(accounts.end(carol, session.id())).isTrue();
        assertThat(accounts.changePassword(carol, Optional.empty(), passwordOf(names.get(1)), Optional.empty()))
                .isPresent();
        assertThat(accounts.disable(names.get(1))).isPresent();
        accounts.removeExpired(NOON);
        AwaitedMessageStore messages = new AwaitedMessageStore(store.messages());
        messages.append(carol.id(), ALICE, "behind alice");
        messages.block(carol.id(), ALICE);
        messages.append(carol.id(), new UserId("zoe"), "before zoe");
        assertThat(accounts.erase(carol)).isPresent();
        accounts.eraseTexts(carol);
        assertThat(accounts.pendingErasures()).hasSize(1);
        accounts.endErasure(carol);
    }

    private static void importOne(BulkWriter writer) {
        Instant then = AwaitedMessageStore.NOON;
        PastMessage message = new PastMessage(1_000_000, ALICE, BOB, new MessageText("old"), then, then, true);
        writer.begin("elsewhere", "UTC", false);
        writer.write(new BulkBatch("elsewhere", -1, 1_000_000, List.of(message), 0, List.of()));
    }

    private static WatchedConnections.Call number(int index, long value) throws NoSuchMethodException {
        return new WatchedConnections.Call(
                PreparedStatement.class.getMethod("setLong", int.class, long.class), index, value);
    }

    private static Set<String> steps(WatchedConnections connections) throws Exception {
        Set<String> steps = new TreeSet<>();
        try (Connection connection = connections.writing().getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "ANALYZE TABLE message, conversation, unread_gap, sent_client_id, user_account, user_session,"
                                    + " message_change, user_last_seen");
            for (Map.Entry<String, List<WatchedConnections.Call>> statement :
                    connections.statements().entrySet()) {
                if (!statement.getKey().startsWith("INSERT")) {
                    explain(connection, statement.getKey(), statement.getValue(), steps);
                }
            }
        }
        return steps;
    }

    private static void explain(
            Connection connection, String sql, List<WatchedConnections.Call> parameters, Set<String> steps)
            throws Exception {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN FORMAT=TRADITIONAL " + sql)) {
            for (WatchedConnections.Call call : parameters) {
                call.setter().invoke(explain, call.index(), call.value());
            }
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    String table = rows.getString("table");
                    if (table != null && !table.startsWith("<")) {
                        steps.add("table=" + table + " type=" + rows.getString("type") + " key=" + rows.getString("key")
                                + " " + rows.getString("Extra")
                                + " <= " + sql.replaceAll("\\s+", " ").replaceAll("(.{60}).*", "$1…"));
                    }
                }
            }
        }
    }
}
