package org.wschat.adapter.sql.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.wschat.adapter.sql.row.Refusal;
import org.wschat.adapter.sql.row.RefusalRow;
import org.wschat.adapter.sql.write.BulkBatch;
import org.wschat.adapter.sql.write.PastMessage;

/** Gathers rows to batches that are bounded in rows and in bytes. Used by one thread. */
final class Batches implements RowReceiver {

    private static final int MOST_ROWS = 1_000;
    private static final long MOST_BYTES = 4 << 20;

    private final String source;
    private final Consumer<BulkBatch> target;
    private final List<PastMessage> messages = new ArrayList<>();
    private final List<RefusalRow> refused = new ArrayList<>();
    private long afterId;
    private long throughId;
    private long deleted;
    private long rows;
    private long bytes;

    Batches(String source, long afterId, Consumer<BulkBatch> target) {
        this.source = source;
        this.afterId = afterId;
        this.throughId = afterId;
        this.target = target;
    }

    @Override
    public void message(PastMessage message) {
        messages.add(message);
        bytes += message.text().utf8Length();
        next(message.sourceId());
    }

    @Override
    public void deleted(long id) {
        deleted++;
        next(id);
    }

    @Override
    public void refused(long id, Refusal why) {
        refused.add(new RefusalRow(source, id, why));
        next(id);
    }

    private void next(long id) {
        throughId = id;
        rows++;
        if (rows >= MOST_ROWS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    /** Hands over what is gathered, if anything. */
    void flush() {
        if (rows == 0) {
            return;
        }
        target.accept(new BulkBatch(source, afterId, throughId, messages, deleted, refused));
        afterId = throughId;
        messages.clear();
        refused.clear();
        deleted = 0;
        rows = 0;
        bytes = 0;
    }
}
