package org.wschat.testkit;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for stages, which only tests may do. */
public final class Stages {

    /** How long to wait for one stage before the test fails. */
    public static final int PATIENCE_SECONDS = 20;

    private Stages() {}

    /**
     * Waits for one stage.
     *
     * @param stage the stage
     * @param <T> the type of its result
     * @return its result
     * @throws CompletionException if the stage completed exceptionally, with the exception as cause
     * @throws AssertionError if it is not complete after {@value #PATIENCE_SECONDS} seconds
     */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("stage not complete after " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a stage", e);
        }
    }

    /**
     * Waits for all of several stages.
     *
     * @param stages the stages
     * @param <T> the type of their results
     * @return their results, in the order of the stages
     */
    public static <T> List<T> awaitAll(List<? extends CompletionStage<T>> stages) {
        return stages.stream().map(Stages::await).toList();
    }
}
