package org.wschat.bootstrap.metrics;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Stages that somebody looks at on their way. */
final class Seen {

    private Seen() {}

    /**
     * Passes a stage on, its failure as it is.
     *
     * @param look is told the end before those who wait for the stage are
     */
    static <T> CompletionStage<T> by(BiConsumer<@Nullable T, @Nullable Throwable> look, CompletionStage<T> stage) {
        CompletableFuture<T> passedOn = new CompletableFuture<>();
        Future<?> unused = stage.whenComplete((value, failure) -> {
                    try {
                        look.accept(value, failure);
                    } finally {
                        passOn(passedOn, value, failure);
                    }
                })
                .toCompletableFuture();
        return passedOn;
    }

    private static <T> void passOn(CompletableFuture<T> to, T value, @Nullable Throwable failure) {
        if (failure == null) {
            to.complete(value);
        } else {
            to.completeExceptionally(failure);
        }
    }
}
