package org.wschat.adapter.sql.write;

import java.util.concurrent.CompletableFuture;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;

/** A message to be changed. */
record PendingChange(
        MessageChange change,
        Conversation conversation,
        ChangeWindow window,
        long bytes,
        long queuedAt,
        CompletableFuture<ChangeOutcome> outcome)
        implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 256;

    static PendingChange of(MessageChange change, ChangeWindow window) {
        return new PendingChange(
                change,
                change.conversation(),
                window,
                change.text().map(MessageText::utf8Length).orElse(0) + OVERHEAD_BYTES,
                System.nanoTime(),
                new CompletableFuture<>());
    }

    @Override
    public void fail(MessageStoreException failure) {
        outcome.completeExceptionally(failure);
    }
}
