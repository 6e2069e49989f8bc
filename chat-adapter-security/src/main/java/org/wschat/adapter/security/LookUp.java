package org.wschat.adapter.security;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.user.Session;

/**
 * A question to the store that several callers wait for.
 *
 * @param generation that of the cache before the store was asked
 * @param result completed once, by who asked
 */
record LookUp(long generation, CompletableFuture<Optional<Session>> result) {

    LookUp(long generation) {
        this(generation, new CompletableFuture<>());
    }

    /** Whether the answer will be as good to somebody who comes at that generation. */
    boolean isGoodFor(long comer) {
        return generation >= comer;
    }

    /** A stage for one caller, who cannot complete it for the others. */
    CompletionStage<Optional<Session>> answer() {
        return Stages.after(result, ignored -> {}, ignored -> {});
    }
}
