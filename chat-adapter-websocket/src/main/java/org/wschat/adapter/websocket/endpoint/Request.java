package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A request as {@link RequestSequence} sees it.
 *
 * @param alone whether nothing else of its socket may be under way meanwhile
 * @param bytes how much text it holds, in bytes of UTF-8
 * @param work carries it out
 */
record Request(boolean alone, int bytes, Work work) {

    /** A request that is answered without being carried out. */
    static Request answered(Runnable answer) {
        return new Request(false, 0, () -> CompletableFuture.completedStage(answer));
    }

    /** Carries a request out. */
    interface Work {

        /**
         * Starts, without blocking.
         *
         * @return completes, never exceptionally, with what is left to do when it is this request's turn to be answered
         */
        CompletionStage<Runnable> start();
    }
}
