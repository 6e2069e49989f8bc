package org.wschat.adapter.sql.write;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wschat.application.port.outbound.MessageStoreException;

/** A write that changes nothing: that it is committed shows that others could be. */
record PendingProbe(long queuedAt, CompletableFuture<@Nullable Void> done) implements PendingWrite {

    static PendingProbe now() {
        return new PendingProbe(System.nanoTime(), new CompletableFuture<>());
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public void fail(MessageStoreException failure) {
        done.completeExceptionally(failure);
    }
}
