package org.wschat.adapter.sql.write;

import java.util.concurrent.atomic.LongAdder;

/** What the shards of one writer have done so far. May be used from any thread. */
final class WriterCounts {

    private final LongAdder commits = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder retriedConflicts = new LongAdder();

    /** A batch was committed. */
    void committed(int size) {
        commits.increment();
        writes.add(size);
    }

    /** A batch met another transaction, and is tried again. */
    void retriedConflict() {
        retriedConflicts.increment();
    }

    long commits() {
        return commits.sum();
    }

    long writes() {
        return writes.sum();
    }

    long retriedConflicts() {
        return retriedConflicts.sum();
    }
}
