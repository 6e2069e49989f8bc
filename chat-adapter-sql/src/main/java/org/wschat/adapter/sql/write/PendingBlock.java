package org.wschat.adapter.sql.write;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;

/** Somebody to be blocked, or blocked no more. */
record PendingBlock(
        Block block, boolean blocks, Conversation conversation, long queuedAt, CompletableFuture<@Nullable Void> done)
        implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 128;

    static PendingBlock of(Block block, boolean blocks) {
        return new PendingBlock(block, blocks, block.conversation(), System.nanoTime(), new CompletableFuture<>());
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES;
    }

    @Override
    public boolean createsConversation() {
        return blocks;
    }

    @Override
    public void fail(MessageStoreException failure) {
        done.completeExceptionally(failure);
    }
}
