package org.wschat.adapter.mysql;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Bustle;

/** What the audit finds and mends on a server. */
final class MySqlAuditTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAT = new UserId("cat");
    private static final String LEFT = " (cannot be mended without guessing)";

    private final MySqlSettings settings = new TestDatabases(MariaDbServer.running()).newDatabase();
    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void finds_nothing_while_many_write_read_and_mark_nor_afterwards(long seed) {
        try (SqlStore store = MySqlStore.open(settings);
                StoreUpkeep upkeep = MySqlUpkeep.existing(settings)) {
            CompletableFuture<Void> bustle =
                    CompletableFuture.runAsync(() -> new Bustle(store.messages()).run(seed, 40));
            do {
                assertThat(audit(upkeep, seed == 2).differences()).isZero();
            } while (!bustle.isDone());
            bustle.join();

            AuditSummary summary = audit(upkeep, false);
            assertThat(lines).isEmpty();
            assertThat(summary.differences()).isZero();
            assertThat(summary.messages()).isGreaterThan(100);
        }
    }

    @TestFactory
    Stream<DynamicTest> finds_and_mends() throws IOException, SQLException {
        fill();
        StoreUpkeep upkeep = MySqlUpkeep.existing(settings);
        return readCases().stream()
                .map(each -> dynamicTest(each.done(), () -> findsAndMends(upkeep, each)))
                .onClose(upkeep::close);
    }

    private void findsAndMends(StoreUpkeep upkeep, Case each) throws SQLException {
        execute(
                "DELETE FROM conversation; INSERT INTO conversation SELECT * FROM kept_conversation; DELETE FROM unread_gap; INSERT INTO unread_gap SELECT * FROM kept_unread_gap; DELETE FROM message; INSERT INTO message SELECT * FROM kept_message; DELETE FROM sent_client_id; INSERT INTO sent_client_id SELECT * FROM kept_sent_client_id");
        lines.clear();
        assertThat(audit(upkeep, false)).isEqualTo(new AuditSummary(2, 8, 0, 0));
        execute(each.done());

        int all = each.found().size();
        assertThat(audit(upkeep, false).left()).isEqualTo(all);
        assertThat(lines).extracting(line -> line.replace(LEFT, "")).containsExactlyInAnyOrderElementsOf(each.found());

        lines.clear();
        AuditSummary repaired = audit(upkeep, true);
        assertThat(repaired.left()).isEqualTo(each.left());
        assertThat(repaired.mended()).isEqualTo(all - each.left());
        assertThat(lines).filteredOn(line -> line.endsWith(": mended")).hasSize(all - each.left());
        assertThat(lines).filteredOn(line -> line.endsWith(LEFT)).hasSize(each.left());

        assertThat(audit(upkeep, false).differences()).isEqualTo(each.left());
    }

    private List<Case> readCases() throws IOException {
        try (InputStream file = requireNonNull(getClass().getResourceAsStream("/audit/differences.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(parts -> new Case(parts[0], List.of(parts[1].split(" / ", -1)), Integer.parseInt(parts[2])))
                    .toList();
        }
    }

    private void fill() throws SQLException {
        try (SqlStore store = MySqlStore.open(settings)) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            awaited.append(ANN, BOB, "1, unread");
            awaited.append(ANN, BOB, "2, unread");
            awaited.append(ANN, BOB, "3, unread");
            awaited.appendLive(BOB, ANN, "4");
            awaited.appendLive(ANN, BOB, "5");
            awaited.append(ANN, BOB, "6, unread");
            awaited.append(BOB, ANN, "7, unread");
            awaited.append(new NewMessage(
                    CAT, CAT, new MessageText("to myself"), Instant.EPOCH, Optional.of(new ClientId("c-1"))));
        }
        execute(
                "CREATE TABLE kept_conversation LIKE conversation; INSERT INTO kept_conversation SELECT * FROM conversation; CREATE TABLE kept_unread_gap LIKE unread_gap; INSERT INTO kept_unread_gap SELECT * FROM unread_gap; CREATE TABLE kept_message LIKE message; INSERT INTO kept_message SELECT * FROM message; CREATE TABLE kept_sent_client_id LIKE sent_client_id; INSERT INTO kept_sent_client_id SELECT * FROM sent_client_id");
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = MySqlConnections.migrating(settings).getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements.split("; ", -1)) {
                statement.execute(each);
            }
        }
    }

    private AuditSummary audit(StoreUpkeep upkeep, boolean repair) {
        return upkeep.audit(repair, new Lines(lines));
    }

    private record Case(String done, List<String> found, int left) {}

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
