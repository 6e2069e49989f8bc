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
    private static final long NOTHING = -1;

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
        long from = begin(identity.get(), another).lastId();
        long last = source.lastId();
        rows = 0;
        Batches batches = new Batches(identity.get(), from, batch -> write(batch, from, last));
        source.read(from, batches);
        batches.flush();
        return report(identity.get());
    }

    private LedgerRow begin(String identity, boolean another) {
        Optional<LedgerRow> begun = target.ledger(identity);
        if (begun.isPresent()) {
            return begun.get();
        }
        if (!another && !target.ledgers().isEmpty()) {
            throw new MessageStoreException("the store holds an import of another table: the first rows differ"
                    + " (expected: the same table, or --another-table to add this one as well)");
        }
        LedgerRow fresh = new LedgerRow(identity, NOTHING, 0, 0);
        target.begin(fresh);
        return fresh;
    }

    private void write(BulkBatch batch, long from, long last) {
        target.write(batch);
        rows += batch.messages().size() + batch.deleted() + batch.refused().size();
        listener.accept(new ImportProgress(rows, batch.throughId(), from, last));
    }

    private ImportReport report(String identity) {
        LedgerRow ledger = target.ledger(identity).orElseThrow();
        List<LeftOut> leftOut = target.refusals(identity).stream()
                .map(row -> new LeftOut(row.reason(), row.count(), target.refused(identity, row.reason(), SHOWN_IDS)))
                .toList();
        return new ImportReport(rows, ledger.imported(), ledger.deleted(), leftOut);
    }
}
