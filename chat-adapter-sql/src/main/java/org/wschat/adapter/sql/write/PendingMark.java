package org.wschat.adapter.sql.write;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ReadMark;

/** Messages to be marked as read. */
record PendingMark(ReadMark mark, Conversation conversation, long queuedAt, CompletableFuture<@Nullable Void> done)
        implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 128;

    static PendingMark of(ReadMark mark) {
        return new PendingMark(mark, mark.conversation(), System.nanoTime(), new CompletableFuture<>());
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES;
    }

    @Override
    public void fail(MessageStoreException failure) {
        done.completeExceptionally(failure);
    }
}
