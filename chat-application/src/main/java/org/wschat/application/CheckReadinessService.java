package org.wschat.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.CheckReadinessUseCase;
import org.wschat.application.port.inbound.Readiness;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;

/** Asks the store, without which nothing can be taken. */
final class CheckReadinessService implements CheckReadinessUseCase {

    private final MessageStore store;

    CheckReadinessService(MessageStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Readiness> check() {
        return store.checkReady().thenApply(ready -> Readiness.READY).exceptionallyCompose(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            return cause instanceof MessageStoreException
                    ? CompletableFuture.completedStage(Readiness.STORE_UNAVAILABLE)
                    : CompletableFuture.failedStage(failure);
        });
    }
}
