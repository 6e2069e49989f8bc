package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.importing.ImportReport;
import org.wschat.adapter.sql.importing.ImportReport.LeftOut;
import org.wschat.adapter.sql.importing.ImportSource;
import org.wschat.adapter.sql.importing.MessageImport;
import org.wschat.adapter.sql.importing.RowReceiver;
import org.wschat.adapter.sql.row.Refusal;
import org.wschat.adapter.sql.write.BulkBatch;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.adapter.sql.write.PastMessage;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.AwaitedMessageStore;

/** An import into the embedded store; where the rows come from is of no matter here. */
final class SqliteImportTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final String TABLE = "t".repeat(64);

    @TempDir
    private Path directory;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(SqliteSettings.in(directory));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keeps_ids_order_and_what_is_unread_over_many_batches() {
        Rows rows = new Rows(3_300);

        ImportReport report = run(rows);

        assertThat(report).isEqualTo(new ImportReport(3_300, 3_300, 0, List.of()));
        AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
        List<Message> history = awaited.history(ALICE, BOB);
        assertThat(history).extracting(Message::id).startsWith(6_600L, 6_598L).endsWith(4L, 2L);
        assertThat(history).filteredOn(message -> !message.read()).hasSize(1_100);
        assertThat(awaited.unread(BOB, ALICE)).hasSize(1_100).allMatch(message -> message.id() % 3 == 0);
        assertThat(awaited.append(BOB, ALICE, "next").id()).isEqualTo(6_601);
    }

    @Test
    void goes_on_behind_the_last_batch_that_is_committed() {
        Rows rows = new Rows(2_500);
        rows.failAt = 4_400;
        assertThatThrownBy(() -> run(rows)).hasMessage("power cut");
        rows.failAt = Long.MAX_VALUE;

        ImportReport report = run(rows);

        assertThat(report).isEqualTo(new ImportReport(500, 2_500, 0, List.of()));
        assertThat(new AwaitedMessageStore(store.messages()).history(ALICE, BOB))
                .hasSize(2_500);
    }

    @Test
    void takes_a_batch_only_once_when_its_commit_was_good_but_seemed_to_fail() {
        BulkWriter writer = store.bulkWriter();
        writer.begin(TABLE, "UTC", false);

        writer.write(batch());
        writer.write(batch());

        assertThat(new AwaitedMessageStore(store.messages()).history(ALICE, BOB))
                .hasSize(1);
    }

    @Test
    void does_not_go_on_where_another_import_has_begun_not_even_with_the_same_rows() {
        BulkWriter writer = store.bulkWriter();
        writer.begin(TABLE, "UTC", false);
        BulkWriter other = store.bulkWriter();
        other.begin(TABLE, "UTC", false);
        other.write(batch());

        assertThatThrownBy(() -> writer.write(batch()))
                .isInstanceOf(MessageStoreException.class)
                .hasMessage("another import of the same table has begun, and goes on with it");
        assertThat(new AwaitedMessageStore(store.messages()).history(ALICE, BOB))
                .hasSize(1);
    }

    private static BulkBatch batch() {
        return new BulkBatch(TABLE, -1, 2, List.of(Rows.message(2)), 0, List.of());
    }

    @Test
    void goes_on_only_in_the_time_zone_it_began_with() {
        run(new Rows(2));

        assertThatThrownBy(() -> store.bulkWriter().begin(TABLE, "Asia/Shanghai", false))
                .isInstanceOf(MessageStoreException.class)
                .hasMessage("the times of this table were read as UTC before, not as Asia/Shanghai"
                        + " (expected: the same --time-zone)");
    }

    @Test
    void is_not_done_when_the_table_ends_too_early() {
        ImportSource cut = new Rows(3) {
            @Override
            public long lastId() {
                return 9;
            }
        };

        assertThatThrownBy(() -> run(cut))
                .isInstanceOf(MessageStoreException.class)
                .hasMessage("the table ended at id 6, before its last one, 9: repeat the import to go on");
    }

    @Test
    void remembers_what_was_left_out() {
        ImportSource refused = new Rows(0) {
            @Override
            public void read(long afterId, RowReceiver receiver) {
                for (long id = Math.max(1, afterId + 1); id <= 7; id++) {
                    receiver.refused(id, Refusal.EMPTY_USER);
                }
            }
        };

        run(refused);

        assertThat(run(refused))
                .isEqualTo(new ImportReport(
                        0, 0, 0, List.of(new LeftOut(Refusal.EMPTY_USER, 7, List.of(1L, 2L, 3L, 4L, 5L)))));
    }

    private ImportReport run(ImportSource source) {
        return new MessageImport(source, store.bulkWriter(), progress -> {}).run(false);
    }

    /** Even ids from 2 on; every third message is unread. */
    private static class Rows implements ImportSource {

        private final List<PastMessage> messages = new ArrayList<>();
        private long failAt = Long.MAX_VALUE;

        Rows(int count) {
            for (int i = 1; i <= count; i++) {
                messages.add(message(2L * i));
            }
        }

        static PastMessage message(long id) {
            return new PastMessage(
                    id,
                    ALICE,
                    BOB,
                    new MessageText("text " + id),
                    AwaitedMessageStore.NOON,
                    AwaitedMessageStore.NOON,
                    id % 3 != 0);
        }

        @Override
        public Optional<String> identity() {
            return Optional.of(TABLE);
        }

        @Override
        public String timeZone() {
            return "UTC";
        }

        @Override
        public long lastId() {
            return messages.size() * 2L;
        }

        @Override
        public void read(long afterId, RowReceiver receiver) {
            for (PastMessage message : messages) {
                if (message.sourceId() > failAt) {
                    throw new IllegalStateException("power cut");
                }
                if (message.sourceId() > afterId) {
                    receiver.message(message);
                }
            }
        }
    }
}
