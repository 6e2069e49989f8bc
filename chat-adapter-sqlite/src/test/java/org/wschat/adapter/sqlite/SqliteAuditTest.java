package org.wschat.adapter.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Bustle;

/** What the audit finds and mends in a file. */
final class SqliteAuditTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAT = new UserId("cat");
    private static final String LEFT = " (cannot be mended without guessing)";

    @TempDir
    private Path directory;

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void finds_nothing_after_many_wrote_read_and_marked_at_once(long seed) {
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
            new Bustle(store.messages()).run(seed, 60);
        }

        AuditSummary summary = audit(false);

        assertThat(lines).isEmpty();
        assertThat(summary.left()).isZero();
        assertThat(summary.messages()).isGreaterThan(100);
    }

    @TestFactory
    Stream<DynamicTest> finds_and_mends() throws IOException, SQLException {
        fill();
        StoreUpkeep upkeep = SqliteUpkeep.existing(directory);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE conversation SET read_high = sent_low + 5",
                "UPDATE conversation SET read_high = -1",
                "UPDATE conversation SET read_high = 0",
                "UPDATE conversation SET sent_low = 1, read_high = 7",
                "UPDATE conversation SET sent_low = 0, sent_high = 0, read_low = 0, read_high = 0, read_low_seq = 0,"
                        + " read_high_seq = 0"
            })
    void a_mark_is_mended_to_what_the_gaps_prove_and_no_further(String done) throws SQLException {
        fill();
        execute("UPDATE unread_gap SET first_sender_seq = 2, after_seq = 1");
        assertThat(audit(false).differences()).isZero();
        execute(done);

        assertThat(audit(true).left()).isZero();

        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            assertThat(awaited.unread(BOB, ANN))
                    .extracting(message -> message.text().value())
                    .as("what was read last is shown once more, for no gap tells of it")
                    .containsExactly("2, unread", "3, unread", "5", "6, unread");
            assertThat(awaited.unread(ANN, BOB))
                    .extracting(message -> message.text().value())
                    .contains("7, unread");
        }
    }

    @Test
    void finds_nothing_in_an_erasure_that_is_under_way() throws SQLException {
        fill();
        execute("UPDATE message SET text = '', client_id = NULL WHERE conversation_id = 2; INSERT INTO user_account"
                + " (user_name, skeleton_hash, password_hash, created_at, disabled, erased_at, erasing_since)"
                + " VALUES ('cat', '', '', 1, 0, 2, 2)");

        assertThat(audit(false).differences()).isZero();
    }

    @Test
    void says_in_one_line_that_a_server_holds_the_folder() {
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
            assertThat(store).isNotNull();
            assertThatThrownBy(() -> audit(false))
                    .isInstanceOf(MessageStoreException.class)
                    .hasMessageEndingWith("cannot be opened: another server is using it (chat.lock is held)");
        }
    }

    private void fill() throws SQLException {
        try (SqlStore store = SqliteStore.open(SqliteSettings.in(directory))) {
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
                "CREATE TABLE kept_conversation AS SELECT * FROM conversation; CREATE TABLE kept_unread_gap AS SELECT * FROM unread_gap; CREATE TABLE kept_message AS SELECT * FROM message; CREATE TABLE kept_sent_client_id AS SELECT * FROM sent_client_id");
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection =
                        SqliteConnections.writing(directory.resolve("chat.db")).getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements.split("; ", -1)) {
                statement.execute(each);
            }
        }
    }

    private AuditSummary audit(boolean repair) {
        try (StoreUpkeep upkeep = SqliteUpkeep.existing(directory)) {
            return audit(upkeep, repair);
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
