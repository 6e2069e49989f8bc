package org.wschat.adapter.sql.write;

import java.util.concurrent.CompletableFuture;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.FirstContactRule;

/** A message to be appended. */
record PendingAppend(
        NewMessage message,
        Conversation conversation,
        FirstContactRule rule,
        long bytes,
        long queuedAt,
        CompletableFuture<AppendOutcome> outcome)
        implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 128;

    static PendingAppend of(NewMessage message, FirstContactRule rule) {
        return new PendingAppend(
                message,
                message.conversation(),
                rule,
                message.text().utf8Length() + OVERHEAD_BYTES,
                System.nanoTime(),
                new CompletableFuture<>());
    }

    @Override
    public boolean createsConversation() {
        return true;
    }

    @Override
    public void fail(MessageStoreException failure) {
        outcome.completeExceptionally(failure);
    }
}
