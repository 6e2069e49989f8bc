package org.wschat.adapter.sql.write;

import org.wschat.application.port.outbound.MessageStoreException;

/** Something that waits for its transaction, and who is told of the end of it. */
sealed interface PendingWrite permits ConversationWrite, PendingProbe {

    /** What it counts against the bounds of the queue, in bytes. */
    long bytes();

    /** When it was handed in, by {@link System#nanoTime()}. */
    long queuedAt();

    /** Tells that nothing of it was kept. */
    void fail(MessageStoreException failure);
}
