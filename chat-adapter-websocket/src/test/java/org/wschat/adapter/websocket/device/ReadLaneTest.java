package org.wschat.adapter.websocket.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class ReadLaneTest {

    private final ReadLane lane = new ReadLane();
    private final List<CompletableFuture<Boolean>> started = new ArrayList<>();

    private CompletionStage<?> take() {
        return lane.take(() -> {
            started.add(new CompletableFuture<>());
            return started.get(started.size() - 1);
        });
    }

    @Test
    void starts_one_when_the_one_before_is_over() {
        CompletionStage<?> first = take();
        CompletionStage<?> second = take();
        assertThat(started).hasSize(1);
        started.get(0).complete(true);
        assertThat(first).isCompleted();
        assertThat(started).hasSize(2);
        assertThat(second).isNotDone();
        started.get(1).completeExceptionally(new IllegalStateException("broken on purpose"));
        assertThat(second).isCompleted();
        CompletionStage<?> third = take();
        assertThat(started).hasSize(3);
        assertThat(third).isNotDone();
    }

    @Test
    void needs_no_stack_for_many_that_are_over_at_once() {
        CompletionStage<?> first = take();
        List<CompletionStage<?>> all = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            all.add(lane.take(() -> CompletableFuture.completedStage(true)));
        }
        started.get(0).complete(true);
        assertThat(first).isCompleted();
        assertThat(all).allMatch(over -> over.toCompletableFuture().isDone());
    }
}
