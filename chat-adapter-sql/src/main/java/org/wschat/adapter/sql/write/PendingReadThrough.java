package org.wschat.adapter.sql.write;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ReadReceipt;

/** All messages up to a place, to be marked as read. */
record PendingReadThrough(
        ReadReceipt receipt, Conversation conversation, long queuedAt, CompletableFuture<Optional<ReadReceipt>> outcome)
        implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 128;

    static PendingReadThrough of(ReadReceipt receipt) {
        return new PendingReadThrough(
                receipt,
                Conversation.between(receipt.reader(), receipt.peer()),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES;
    }

    @Override
    public void fail(MessageStoreException failure) {
        outcome.completeExceptionally(failure);
    }
}
