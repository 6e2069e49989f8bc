package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.testkit.AwaitedMessageStore;

/** Runs every statement of the store on tables that are not small, and asks the database how it carries it out. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlStatementsTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final TestDatabases databases;

    MySqlStatementsTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void every_statement_finds_its_rows_by_an_index() throws Exception {
        WatchedConnections connections = new WatchedConnections();
        try (MySqlMessageStore store = MySqlMessageStore.open(databases.newDatabase(), connections)) {
            fill(store);
            useEverything(new AwaitedMessageStore(store), connections);
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

    private static void fill(MySqlMessageStore store) {
        List<CompletionStage<AppendOutcome>> underWay = IntStream.range(0, 3_000)
                .mapToObj(i -> store.append(
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
                .map(second -> store.markRead(ReadMark.of(second)))
                .toList();
        assertThat(awaitAll(marked)).hasSizeGreaterThan(400);
    }

    private static Message message(AppendOutcome outcome) {
        return outcome.fold(AppendOutcome.Appended::message, limitReached -> {
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
        store.unreadCounts(BOB);
        store.seqOf(Conversation.between(ALICE, BOB), messages.get(0).id());
        store.markRead(messages.get(4), messages.get(4));
        assertThat(store.unread(BOB, ALICE)).hasSize(29);
        store.append(ALICE, ALICE, "to myself");
    }

    private static Set<String> steps(WatchedConnections connections) throws Exception {
        Set<String> steps = new TreeSet<>();
        try (Connection connection = connections.writing().getConnection()) {
            connection.createStatement().execute("ANALYZE TABLE message, conversation, unread_gap");
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
