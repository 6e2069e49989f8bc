package org.wschat.adapter.sql.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.wschat.adapter.sql.importing.ImportReport.LeftOut;
import org.wschat.adapter.sql.row.LedgerRow;
import org.wschat.adapter.sql.write.BulkBatch;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * Imports the table of another server. It may be broken off at any time, also by a kill, and repeated: it goes on behind
 * the last row that is committed. Used by one thread.
 */
public final class MessageImport {

    private static final int SHOWN_IDS = 5;

    private final ImportSource source;
    private final BulkWriter target;
    private final Consumer<ImportProgress> listener;
    private long rows;

    /**
     * Prepares an import.
     *
     * @param source where from
     * @param target where to
     * @param listener is told after each commit
     */
    public MessageImport(ImportSource source, BulkWriter target, Consumer<ImportProgress> listener) {
        this.source = source;
        this.target = target;
        this.listener = listener;
    }

    /**
     * Imports what has not been imported yet.
     *
     * @param another whether the table may be another one than those imported before
     * @return what has become of the table
     * @throws MessageStoreException if a database fails, or if it is another table that it may not be; what is committed
     *     so far stays
     */
    public ImportReport run(boolean another) {
        Optional<String> identity = source.identity();
        if (identity.isEmpty()) {
            return new ImportReport(0, 0, 0, List.of());
        }
        long from = target.begin(identity.get(), source.timeZone(), another).lastId();
        long last = source.lastId();
        rows = 0;
        Batches batches = new Batches(identity.get(), from, batch -> write(batch, from, last));
        source.read(from, batches);
        batches.flush();
        LedgerRow reached = target.ledger(identity.get());
        if (reached.lastId() < last) {
            throw new MessageStoreException("the table ended at id " + reached.lastId() + ", before its last one, "
                    + last + ": repeat the import to go on");
        }
        return report(reached);
    }

    private void write(BulkBatch batch, long from, long last) {
        target.write(batch);
        rows += batch.messages().size() + batch.deleted() + batch.refused().size();
        listener.accept(new ImportProgress(rows, batch.throughId(), from, last));
    }

    private ImportReport report(LedgerRow ledger) {
        List<LeftOut> leftOut = target.refusals(ledger.source()).stream()
                .map(row -> new LeftOut(
                        row.reason(), row.count(), target.refused(ledger.source(), row.reason(), SHOWN_IDS)))
                .toList();
        return new ImportReport(rows, ledger.imported(), ledger.deleted(), leftOut);
    }
}
