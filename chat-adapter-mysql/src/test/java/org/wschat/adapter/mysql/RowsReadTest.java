package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/**
 * How many rows the database touches for a page or a count, by its own account, in a short and in a long conversation with
 * gaps all over it: as many as the page has, or as there are conversations and gaps; never more because the history is long.
 */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class RowsReadTest {

    private static final UserId SHORT = new UserId("a short");
    private static final UserId LONG = new UserId("a long");
    private static final UserId READER = new UserId("reader");
    private static final UserId LISTENER = new UserId("z listener");
    private static final UserId AUTHOR = new UserId("author");
    private static final int MESSAGES = 50_000;
    private static final int PEERS = 2_000;

    private final TestDatabases databases;

    RowsReadTest(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void does_not_grow_with_the_history() throws SQLException {
        WatchedConnections connections = new WatchedConnections();
        try (SqlStore store =
                MySqlStore.open(databases.newDatabase().withReader(ReaderSettings.withThreads(1)), connections)) {
            fill(connections);
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            Conversation small = Conversation.between(SHORT, READER);
            Conversation large = Conversation.between(LONG, READER);
            Rows rows = new Rows(connections);

            assertThat(rows.readBy(() -> awaited.history(small, Long.MAX_VALUE, 50)))
                    .isBetween(50L, 60L);
            assertThat(rows.readBy(() -> awaited.history(large, Long.MAX_VALUE, 50)))
                    .isBetween(50L, 60L);
            assertThat(rows.readBy(() -> awaited.history(large, MESSAGES / 2, 50)))
                    .isBetween(50L, 60L);
            assertThat(rows.readBy(() -> awaited.history(large, 60, 50))).isBetween(50L, 60L);
            for (long after : new long[] {0, MESSAGES / 2, MESSAGES - 60}) {
                assertThat(rows.readBy(() -> awaited.transcript(large, after, MESSAGES, 50)))
                        .isBetween(50L, 60L);
            }
            assertThat(rows.readBy(() -> awaited.conversations(LISTENER, Optional.of(peer(500)), 20)))
                    .isBetween(20L, 100L);
            assertThat(rows.readBy(() -> awaited.conversations(AUTHOR, Optional.of(peer(500)), 20)))
                    .isBetween(20L, 100L);
            assertThat(rows.readBy(() -> unread(awaited, 0, 50))).isBetween(50L, 250L);
            assertThat(rows.readBy(() -> unread(awaited, MESSAGES / 4, 50))).isBetween(50L, 250L);
            assertThat(rows.readBy(() -> unread(awaited, MESSAGES / 2 - 5, 50))).isLessThan(25L);
            assertThat(rows.readBy(() -> awaited.seqOf(large, 30_000))).isLessThan(5L);
            long gaps = 4 + 2_499;
            assertThat(rows.readBy(() -> awaited.unreadCounts(READER))).isBetween(gaps, gaps + 20);
        }
    }

    @Test
    void of_the_inbox_and_of_what_was_missed_does_not_grow_with_all_that_there_is() throws SQLException {
        WatchedConnections connections = new WatchedConnections();
        try (SqlStore store =
                MySqlStore.open(databases.newDatabase().withReader(ReaderSettings.withThreads(1)), connections)) {
            awaitAll(IntStream.range(0, PEERS)
                    .mapToObj(i -> send(store, peer(i), LISTENER))
                    .toList());
            awaitAll(IntStream.range(0, PEERS)
                    .mapToObj(i -> send(store, AUTHOR, LISTENER))
                    .toList());
            long last = id(send(store, AUTHOR, LISTENER));
            long middle = last - PEERS - PEERS / 2;
            Rows rows = new Rows(connections);
            listAll(store, connections);

            for (long before : new long[] {Long.MAX_VALUE, middle}) {
                assertThat(rows.readBy(
                                () -> await(store.inbox().inbox(new InboxQuery(LISTENER, Optional.of(before), 20)))))
                        .isBetween(40L, 110L);
            }

            SyncCursor cursor = new SyncCursor(last + ".4000000000000");
            assertThat(rows.readBy(() -> await(store.inbox().sync(new SyncQuery(LISTENER, cursor, false, 200)))))
                    .isLessThan(20);
            for (int i = 0; i < 5; i++) {
                await(send(store, AUTHOR, LISTENER));
                await(send(store, peer(7 * i), LISTENER));
            }
            assertThat(rows.readBy(() -> await(store.inbox().sync(new SyncQuery(LISTENER, cursor, false, 200)))))
                    .isBetween(10L, 130L);
            assertThat(await(store.inbox().sync(new SyncQuery(LISTENER, cursor, false, 200)))
                            .messages())
                    .hasSize(10);
        }
    }

    /** Looks at the whole list, so that all that came before stands in its place. */
    private static void listAll(SqlStore store, WatchedConnections connections) throws SQLException {
        Optional<Long> before = Optional.empty();
        do {
            before = await(store.inbox().inbox(new InboxQuery(LISTENER, before, 200)))
                    .next();
        } while (before.isPresent());
        await(store.messages().checkReady()); // behind what was handed to the writer
        assertThat(unlisted(connections)).isZero();
    }

    private static long unlisted(WatchedConnections connections) throws SQLException {
        try (Connection connection = connections.reading().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT COUNT(*) FROM conversation WHERE listed_id <> last_message_id")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static CompletionStage<AppendOutcome> send(SqlStore store, UserId sender, UserId recipient) {
        return store.messages()
                .append(
                        new NewMessage(sender, recipient, new MessageText("hello"), AwaitedMessageStore.NOON),
                        FirstContactRule.OFF);
    }

    private static long id(CompletionStage<AppendOutcome> append) {
        return await(append).fold(appended -> appended.message().id(), refused -> 0L);
    }

    private static void unread(AwaitedMessageStore store, long behindSenderSeq, int most) {
        Optional<MessagePosition> after = behindSenderSeq == 0
                ? Optional.empty()
                : Optional.of(new MessagePosition(2 * behindSenderSeq - 1, behindSenderSeq));
        store.unread(READER, LONG, after, Long.MAX_VALUE, most);
    }

    private static void fill(WatchedConnections connections) throws SQLException {
        try (Connection connection = connections.writing().getConnection()) {
            FilledTables.addConversation(connection, SHORT.value(), READER.value(), 100, 10);
            FilledTables.addConversation(connection, LONG.value(), READER.value(), MESSAGES, 10);
            addPeers(connection);
            connection.commit();
        }
    }

    /** A thousand people to whom the author wrote, and who wrote to the listener. */
    private static void addPeers(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO conversation (low_id, high_id, sent_low) VALUES (?, ?, 1)")) {
            for (int i = 0; i < 1_000; i++) {
                for (Conversation pair :
                        List.of(Conversation.between(AUTHOR, peer(i)), Conversation.between(peer(i), LISTENER))) {
                    insert.setString(1, pair.low().value());
                    insert.setString(2, pair.high().value());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static UserId peer(int number) {
        return new UserId("peer " + (1_000 + number));
    }

    /** The counters of the one connection that the store reads with. */
    private record Rows(WatchedConnections connections) {

        long readBy(Runnable work) throws SQLException {
            long first = total();
            long itself = total() - first;
            work.run();
            return total() - first - 2 * itself;
        }

        private long total() throws SQLException {
            try (Connection connection = connections.reading().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet counters = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
                long sum = 0;
                while (counters.next()) {
                    sum += counters.getLong(2);
                }
                return sum;
            }
        }
    }
}
