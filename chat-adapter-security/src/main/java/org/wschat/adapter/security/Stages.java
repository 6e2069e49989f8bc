package org.wschat.adapter.security;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What is done when a stage completes, before anybody else hears of it. */
final class Stages {

    private Stages() {}

    /** Completes as the stage does, after one of the two was called; a failure is the bare one. */
    static <T> CompletionStage<T> after(
            CompletionStage<T> stage, Consumer<? super T> succeeded, Consumer<? super Throwable> failed) {
        CompletableFuture<T> later = new CompletableFuture<>();
        CompletionStage<T> unused = stage.whenComplete((result, failure) -> {
            if (failure == null) {
                complete(later, () -> succeeded.accept(result), () -> later.complete(result));
            } else {
                Throwable bare = bare(failure);
                complete(later, () -> failed.accept(bare), () -> later.completeExceptionally(bare));
            }
        });
        return later;
    }

    private static void complete(CompletableFuture<?> later, Runnable before, Runnable completion) {
        try {
            before.run();
            completion.run();
        } catch (RuntimeException e) {
            later.completeExceptionally(e);
        }
    }

    private static Throwable bare(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
