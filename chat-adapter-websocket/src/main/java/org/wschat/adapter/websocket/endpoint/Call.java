package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.MessageStoreException;

/** Calls of use cases that fail in one way only: through their stage. */
public final class Call {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private Call() {}

    /**
     * Calls; what is thrown at once fails the stage too.
     *
     * @param useCase what to call
     * @param <T> what it gives
     * @return its stage
     */
    public static <T> CompletionStage<T> of(Supplier<CompletionStage<T>> useCase) {
        try {
            return useCase.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Logs why a request failed. The store reports its own troubles; here they would only be repeated per request.
     *
     * @param request what it was
     * @param error why it failed
     */
    public static void logFailure(String request, Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof MessageStoreException || cause instanceof AccountStoreException) {
            log.debug("{} failed: {}", request, cause.getMessage());
        } else {
            log.error("{} failed", request, cause);
        }
    }
}
