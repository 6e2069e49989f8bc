package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.jdbc.WatchedConnections;

/**
 * Prints what a page of history and the unread counts take on 10,000 and on 1,000,000 messages, and the ratio. No part of the
 * build: see docs/databases.md for how to run it.
 */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class HistoryFigures {

    private static final int CONVERSATIONS = 100;
    private static final int ROUNDS = 7;
    private static final int CALLS = 300;
    private static final UserId READER = new UserId("reader");

    private final TestDatabases databases;

    HistoryFigures(TestDatabases databases) {
        this.databases = databases;
    }

    @Test
    void print() throws SQLException {
        try (SqlStore small = filled(10_000);
                SqlStore large = filled(1_000_000)) {
            print("newest page", i -> page(small, i, Long.MAX_VALUE), i -> page(large, i, Long.MAX_VALUE));
            print("deep page", i -> page(small, i, 60), i -> page(large, i, 1_000 + 70L * (i % 100)));
            print("unread counts", i -> counts(small), i -> counts(large));
        }
    }

    private SqlStore filled(int messages) throws SQLException {
        WatchedConnections connections = new WatchedConnections();
        SqlStore store = MySqlStore.open(databases.newDatabase(), connections);
        int each = messages / CONVERSATIONS;
        for (int i = 0; i < CONVERSATIONS; i++) {
            try (Connection connection = connections.writing().getConnection()) {
                FilledTables.addConversation(connection, "friend" + i, READER.value(), each, each / 10);
                connection.commit();
            }
        }
        return store;
    }

    private static void page(SqlStore store, int call, long beforeSeq) {
        Conversation conversation = Conversation.between(new UserId("friend" + call % CONVERSATIONS), READER);
        new AwaitedMessageStore(store.messages()).history(conversation, beforeSeq, 50);
    }

    private static void counts(SqlStore store) {
        new AwaitedMessageStore(store.messages()).unreadCounts(READER);
    }

    /** Measures in turns, so that whatever else the machine does falls on both, and prints the medians over the rounds. */
    private void print(String what, IntConsumer small, IntConsumer large) {
        List<Double> ofSmall = new ArrayList<>();
        List<Double> ofLarge = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        p50(small);
        p50(large);
        for (int round = 0; round < ROUNDS; round++) {
            double one = p50(small);
            double other = p50(large);
            ofSmall.add(one);
            ofLarge.add(other);
            ratios.add(other / one);
        }
        System.out.printf(
                "%s, %s: p50 %.2f ms at 10,000 messages, %.2f ms at 1,000,000; ratio %.2f%n",
                databases, what, median(ofSmall), median(ofLarge), median(ratios));
    }

    private static double p50(IntConsumer call) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            call.accept(i);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return median(millis);
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
