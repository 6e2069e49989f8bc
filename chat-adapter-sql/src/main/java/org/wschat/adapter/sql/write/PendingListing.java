package org.wschat.adapter.sql.write;

import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;

/** A conversation to be put in its place in the lists of its two people. Nobody waits for it: the next who looks asks again. */
record PendingListing(Conversation conversation, long queuedAt) implements ConversationWrite {

    private static final int OVERHEAD_BYTES = 128;

    static PendingListing of(Conversation conversation) {
        return new PendingListing(conversation, System.nanoTime());
    }

    @Override
    public long bytes() {
        return OVERHEAD_BYTES;
    }

    @Override
    public void fail(MessageStoreException failure) {
        // It stays at the top, where it is found too.
    }
}
