package org.wschat.adapter.sql.write;

import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;

/** A write that waits for its transaction, and who is told of the end of it. */
sealed interface PendingWrite permits PendingAppend, PendingMark {

    /** The conversation it belongs to. */
    Conversation conversation();

    /** What it counts against the bounds of the queue, in bytes. */
    long bytes();

    /** When it was handed in, by {@link System#nanoTime()}. */
    long queuedAt();

    /** Tells that nothing of it was kept. */
    void fail(MessageStoreException failure);
}
