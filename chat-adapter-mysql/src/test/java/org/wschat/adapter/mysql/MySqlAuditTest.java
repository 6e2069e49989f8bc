package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Bustle;

/** What the audit finds and mends on a server. */
final class MySqlAuditTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAT = new UserId("cat");
    private static final String LEFT = " (cannot be mended without guessing)";

    private final MySqlSettings settings = MariaDbServer.running().newDatabase();
    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void finds_nothing_while_many_write_read_and_mark_nor_afterwards(long seed) {
        try (MySqlMessageStore store = MySqlMessageStore.open(settings)) {
            CompletableFuture<Void> bustle = CompletableFuture.runAsync(() -> new Bustle(store).run(seed, 60));
            do {
                assertThat(audit(seed == 2).differences()).isZero();
            } while (!bustle.isDone());
            bustle.join();
        }

        AuditSummary summary = audit(false);

        assertThat(lines).isEmpty();
        assertThat(summary.differences()).isZero();
        assertThat(summary.messages()).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/audit/differences.txt", delimiter = '|', quoteCharacter = '^')
    void finds_and_mends(String done, String found, int left) throws SQLException {
        fill();
        assertThat(audit(false)).isEqualTo(new AuditSummary(2, 8, 0, 0));
        execute(done);
        List<String> expected = List.of(found.split(" / ", -1));

        assertThat(audit(false).left()).isEqualTo(expected.size());
        assertThat(lines).extracting(line -> line.replace(LEFT, "")).containsExactlyInAnyOrderElementsOf(expected);

        lines.clear();
        AuditSummary repaired = audit(true);
        assertThat(repaired.left()).isEqualTo(left);
        assertThat(repaired.mended()).isEqualTo(expected.size() - left);
        assertThat(lines).filteredOn(line -> line.endsWith(": mended")).hasSize(expected.size() - left);
        assertThat(lines).filteredOn(line -> line.endsWith(LEFT)).hasSize(left);

        assertThat(audit(false).differences()).isEqualTo(left);
    }

    private void fill() {
        try (MySqlMessageStore store = MySqlMessageStore.open(settings)) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store);
            awaited.append(ANN, BOB, "1, unread");
            awaited.append(ANN, BOB, "2, unread");
            awaited.append(ANN, BOB, "3, unread");
            awaited.appendLive(BOB, ANN, "4");
            awaited.appendLive(ANN, BOB, "5");
            awaited.append(ANN, BOB, "6, unread");
            awaited.append(BOB, ANN, "7, unread");
            awaited.append(CAT, CAT, "to myself");
        }
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = MySqlConnections.migrating(settings).getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements.split("; ", -1)) {
                assertThat(statement.executeUpdate(each)).as(each).isPositive();
            }
        }
    }

    private AuditSummary audit(boolean repair) {
        try (StoreUpkeep upkeep = MySqlUpkeep.existing(settings)) {
            return upkeep.audit(repair, new Lines(lines));
        }
    }

    private record Lines(List<String> lines) implements AuditListener {

        @Override
        public void difference(String line) {
            lines.add(line);
        }

        @Override
        public void progress(long conversations, long messages) {
            throw new AssertionError("not that much");
        }
    }
}
