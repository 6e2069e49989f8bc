package org.wschat.adapter.websocket.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The calls of one use case, each answered when the test says so. */
final class PendingCalls<Q, R> {

    private final List<Q> asked = new ArrayList<>();
    private final List<CompletableFuture<R>> answers = new ArrayList<>();

    CompletionStage<R> call(Q query) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        asked.add(query);
        answers.add(answer);
        return answer;
    }

    List<Q> asked() {
        return asked;
    }

    void answer(int call, @Nullable R result) {
        answers.get(call).complete(result);
    }

    void fail(int call, RuntimeException error) {
        answers.get(call).completeExceptionally(error);
    }
}
