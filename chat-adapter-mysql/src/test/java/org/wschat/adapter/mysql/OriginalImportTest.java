package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.importing.ImportProgress;
import org.wschat.adapter.sql.importing.ImportReport;
import org.wschat.adapter.sql.importing.ImportReport.LeftOut;
import org.wschat.adapter.sql.importing.MessageImport;
import org.wschat.adapter.sql.row.Refusal;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.testkit.AwaitedMessageStore;

/** What becomes of the original's table, compared with what the original's own queries find in it. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class OriginalImportTest {

    private static final int PEOPLE = 12;

    private final TestDatabases databases;
    private final MySqlSettings here;
    private final RandomOriginal random = new RandomOriginal(20261123, PEOPLE);
    private @Nullable SqlStore opened;

    OriginalImportTest(TestDatabases databases) {
        this.databases = databases;
        this.here = databases.newDatabase();
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void gives_the_answers_that_the_original_would_have_given() throws SQLException {
        OriginalTable original = original().add(random.next(20_000));

        ImportReport report = run(original);

        assertThat(report.rows()).isEqualTo(20_000);
        assertThat(report.imported() + report.deleted()).isEqualTo(20_000);
        assertThat(report.deleted()).isGreaterThan(500);
        assertThat(report.leftOut()).isEmpty();
        expectSameAnswers(original);
    }

    @Test
    void reads_the_original_from_the_database_it_writes_to() throws SQLException {
        OriginalTable original = OriginalTable.in(here).add(random.next(100));

        run(original);

        expectSameAnswers(original);
    }

    @Test
    void keeps_the_ids_and_goes_on_above_them() throws SQLException {
        OriginalTable original =
                original().add(OriginalEntry.of(7, "a", "b", "x", true), OriginalEntry.of(1_000, "b", "a", "y", false));

        run(original);

        AwaitedMessageStore awaited = new AwaitedMessageStore(store().messages());
        Message next = awaited.append(new UserId("a"), new UserId("b"), "next");
        assertThat(next.id()).isEqualTo(1_001);
        assertThat(next.seq()).isEqualTo(3);
        assertThat(history(awaited, "a", "b")).extracting(Message::id).containsExactly(1_001L, 1_000L, 7L);
    }

    @Test
    void puts_what_is_imported_behind_what_is_there() throws SQLException {
        OriginalTable original = original()
                .add(
                        OriginalEntry.of(1, "a", "b", "old read", true),
                        OriginalEntry.of(2, "a", "b", "old unread", false),
                        OriginalEntry.of(50, "b", "a", "old answer", false));
        AwaitedMessageStore awaited = new AwaitedMessageStore(store().messages());
        awaited.append(new UserId("a"), new UserId("b"), "new unread");
        awaited.appendLive(new UserId("a"), new UserId("b"), "new read");
        awaited.append(new UserId("a"), new UserId("b"), "new unread too");

        run(original);

        List<Message> history = history(awaited, "a", "b");
        assertThat(texts(history))
                .containsExactly("old answer", "old unread", "old read", "new unread too", "new read", "new unread");
        assertThat(history).extracting(Message::id).containsExactly(50L, 5L, 4L, 3L, 2L, 1L);
        assertThat(history).extracting(Message::seq).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(texts(awaited.unread(new UserId("b"), new UserId("a"))))
                .containsExactly("new unread", "new unread too", "old unread");
    }

    @Test
    void imports_only_what_is_new_when_it_is_repeated() throws SQLException {
        OriginalTable original = original().add(random.next(3_000));
        ImportReport first = run(original);

        ImportReport second = run(original);
        original.add(random.next(1_500));
        ImportReport third = run(original);

        assertThat(second.rows()).isZero();
        assertThat(second.imported()).isEqualTo(first.imported());
        assertThat(third.rows()).isEqualTo(1_500);
        expectSameAnswers(original);
    }

    @Test
    void goes_on_where_it_was_broken_off() throws SQLException {
        OriginalTable original = original().add(random.next(5_500));
        List<Long> seen = new ArrayList<>();

        for (int run = 1; run <= 2; run++) {
            assertThatThrownBy(() -> run(original, progress -> {
                        seen.add(progress.doneId());
                        if (progress.rows() > 1_000) {
                            throw new IllegalStateException("power cut");
                        }
                    }))
                    .hasMessage("power cut")
                    .isInstanceOf(IllegalStateException.class);
        }
        ImportReport last = run(original);

        assertThat(seen).hasSize(4).isSorted().doesNotHaveDuplicates();
        assertThat(last.rows()).isEqualTo(1_500);
        assertThat(last.imported() + last.deleted()).isEqualTo(5_500);
        expectSameAnswers(original);
    }

    @Test
    void names_what_it_leaves_out_also_after_a_second_run() throws SQLException {
        String longest = "\uD83D\uDE80".repeat(64);
        OriginalTable original = original()
                .add(
                        OriginalEntry.of(1, longest, "b", "kept", false),
                        OriginalEntry.of(2, "", "b", "x", false),
                        OriginalEntry.of(3, "a", longest + "b", "x", false),
                        OriginalEntry.of(4, "a->b", "b", "x", false),
                        OriginalEntry.of(5, "a\n", "b", "x", false),
                        new OriginalEntry(6, null, null, false, "a", "b", "x", false),
                        new OriginalEntry(7, null, null, false, null, "b", "x", false),
                        OriginalEntry.of(8, "a", "b", "x".repeat((1 << 20) + 1), false),
                        OriginalEntry.of(9, "", "", "x", false).asDeleted(),
                        OriginalEntry.of(10, "a", "b", "x".repeat(1 << 20), false));

        for (int run = 1; run <= 2; run++) {
            ImportReport report = run(original);

            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.deleted()).isEqualTo(1);
            assertThat(report.leftOut())
                    .containsExactlyInAnyOrder(
                            new LeftOut(Refusal.EMPTY_USER, 2, List.of(2L, 7L)),
                            new LeftOut(Refusal.LONG_USER, 1, List.of(3L)),
                            new LeftOut(Refusal.ARROW_IN_USER, 1, List.of(4L)),
                            new LeftOut(Refusal.CHARACTER_IN_USER, 1, List.of(5L)),
                            new LeftOut(Refusal.NO_TIME, 1, List.of(6L)),
                            new LeftOut(Refusal.LONG_TEXT, 1, List.of(8L)));
        }
    }

    @Test
    void reads_times_in_the_zone_it_is_told() throws SQLException {
        OriginalTable original = original()
                .add(
                        OriginalEntry.of(1, "a", "b", "summer", false).at(time("2026-07-01T12:00:00.125"), null),
                        OriginalEntry.of(2, "a", "b", "winter", false)
                                .at(time("2026-12-01T12:00:00"), time("2026-12-01T12:00:01.5")),
                        OriginalEntry.of(3, "a", "b", "skipped hour", false).at(time("2026-03-29T02:30:00"), null),
                        OriginalEntry.of(4, "a", "b", "hour that comes twice", false)
                                .at(time("2026-10-25T02:30:00"), null));

        run(original, ZoneId.of("Europe/Berlin"));

        List<Message> history = history(new AwaitedMessageStore(store().messages()), "a", "b");
        assertThat(history)
                .extracting(Message::sentAt)
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-12-01T11:00:00Z"),
                        Instant.parse("2026-07-01T10:00:00.125Z"));
        assertThat(history.get(2).updatedAt()).isEqualTo(Instant.parse("2026-12-01T11:00:01.500Z"));
        assertThat(history.get(3).updatedAt()).isEqualTo(history.get(3).sentAt());
    }

    @Test
    void adds_another_table_only_when_that_is_meant() throws SQLException {
        run(original().add(OriginalEntry.of(1, "a", "b", "one", false)));
        OriginalTable other = original().add(OriginalEntry.of(1, "a", "b", "other", false));

        assertThatThrownBy(() -> run(other))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("--another-table");
        run(other, ZoneOffset.UTC, true, progress -> {});

        List<Message> history = history(new AwaitedMessageStore(store().messages()), "a", "b");
        assertThat(texts(history)).containsExactly("other", "one");
        assertThat(history).extracting(Message::id).containsExactly(2L, 1L);
    }

    @Test
    void knows_the_table_again_wherever_it_was_moved() throws SQLException {
        run(original().add(OriginalEntry.of(1, "a", "b", "one", false)));
        OriginalTable moved = original().add(OriginalEntry.of(1, "a", "b", "one", true));

        assertThat(run(moved).rows()).isZero();
    }

    @Test
    void has_nothing_to_do_with_an_empty_table() throws SQLException {
        assertThat(run(original())).isEqualTo(new ImportReport(0, 0, 0, List.of()));
    }

    @Test
    void says_that_the_table_is_missing() throws SQLException {
        OriginalTable original = original();
        original.execute("DROP TABLE sql_messages");

        assertThatThrownBy(() -> run(original))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("it has no table sql_messages");
    }

    @Test
    void reads_every_row_whatever_the_server_limits_by_itself() throws SQLException {
        OriginalTable original = original();
        for (int id = 1; id <= 12; id++) {
            original.add(OriginalEntry.of(id, "a", "b", "x", false));
        }
        original.execute("SET GLOBAL sql_select_limit = 10");
        try {
            assertThat(run(original).imported()).isEqualTo(12);
        } finally {
            original.execute("SET GLOBAL sql_select_limit = DEFAULT");
        }
    }

    @Test
    void refuses_to_shift_times_that_know_their_zone() throws SQLException {
        OriginalTable original = original().add(OriginalEntry.of(1, "a", "b", "x", false));
        original.execute("ALTER TABLE sql_messages MODIFY created_at TIMESTAMP(3) NULL");

        assertThat(run(original).imported()).isOne();
        assertThatThrownBy(() -> run(original, ZoneId.of("Asia/Shanghai")))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("created_at is a TIMESTAMP");
    }

    @Test
    void misses_a_column_before_it_touches_the_store() throws SQLException {
        OriginalTable original = original().add(OriginalEntry.of(1, "a", "b", "x", false));
        original.execute("ALTER TABLE sql_messages DROP COLUMN is_read");

        assertThatThrownBy(() -> run(original))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("is_read");
        assertThat(opened).isNull();
    }

    @Test
    void measures_a_text_in_utf_8_whatever_the_table_keeps_it_in() throws SQLException {
        OriginalTable original = original();
        original.execute("ALTER TABLE sql_messages CONVERT TO CHARACTER SET utf16");
        original.add(OriginalEntry.of(1, "a", "b", "x".repeat(600_000), false));

        assertThat(run(original).imported()).isOne();
    }

    @Test
    void refuses_negative_ids() throws SQLException {
        OriginalTable original = original();
        original.execute("ALTER TABLE sql_messages MODIFY id bigint");
        original.add(OriginalEntry.of(-5, "a", "b", "x", false), OriginalEntry.of(1, "a", "b", "x", false));

        assertThatThrownBy(() -> run(original))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("id -5 (expected: 0 to 4503599627370496)");
    }

    @Test
    void refuses_ids_that_clients_could_not_hold() throws SQLException {
        OriginalTable original = original()
                .add(OriginalEntry.of(1, "a", "b", "x", false), OriginalEntry.of((1L << 52) + 1, "a", "b", "x", false));

        assertThatThrownBy(() -> run(original))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("4503599627370497");
    }

    private OriginalTable original() throws SQLException {
        return OriginalTable.in(databases.newDatabase());
    }

    private ImportReport run(OriginalTable original) {
        return run(original, progress -> {});
    }

    private ImportReport run(OriginalTable original, Consumer<ImportProgress> listener) {
        return run(original, ZoneOffset.UTC, false, listener);
    }

    private ImportReport run(OriginalTable original, ZoneId zone) {
        return run(original, zone, false, progress -> {});
    }

    private ImportReport run(OriginalTable original, ZoneId zone, boolean another, Consumer<ImportProgress> listener) {
        try (OriginalMessages source = OriginalMessages.open(original.settings(), zone)) {
            return new MessageImport(source, store().bulkWriter(), listener).run(another);
        }
    }

    private SqlStore store() {
        SqlStore open = opened;
        if (open == null) {
            open = MySqlStore.open(here);
            opened = open;
        }
        return open;
    }

    private void expectSameAnswers(OriginalTable original) {
        AwaitedMessageStore awaited = new AwaitedMessageStore(store().messages());
        for (int i = 0; i < PEOPLE; i++) {
            String one = "user " + i;
            assertThat(counts(awaited, one)).isEqualTo(original.unreadCounts(one));
            for (int k = 0; k < PEOPLE; k++) {
                String other = "user " + k;
                assertThat(entries(history(awaited, one, other))).isEqualTo(original.history(one, other));
                assertThat(entries(awaited.unread(new UserId(one), new UserId(other))))
                        .isEqualTo(original.unread(one, other));
            }
        }
    }

    private static Map<String, Long> counts(AwaitedMessageStore store, String reader) {
        Map<String, Long> counts = new TreeMap<>();
        store.unreadCounts(new UserId(reader))
                .forEach(count -> counts.put(count.sender().value(), count.count()));
        return counts;
    }

    private static List<Message> history(AwaitedMessageStore store, String one, String other) {
        List<Message> history = store.history(new UserId(one), new UserId(other));
        Conversation conversation = Conversation.between(new UserId(one), new UserId(other));
        if (!history.isEmpty()) {
            Message newest = history.get(0);
            assertThat(store.seqOf(conversation, newest.id())).hasValue(newest.seq());
            assertThat(newest.seq()).isEqualTo(history.size());
        }
        return history;
    }

    private static List<OriginalEntry> entries(List<Message> messages) {
        return messages.stream().map(OriginalEntry::of).toList();
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(message -> message.text().value()).toList();
    }

    private static LocalDateTime time(String text) {
        return LocalDateTime.parse(text);
    }
}
