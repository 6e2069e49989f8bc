package org.wschat.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

class OrderOfCallsTest {

    private static final Conversation ONE = Conversation.between(new UserId("a"), new UserId("b"));
    private static final Conversation OTHER = Conversation.between(new UserId("a"), new UserId("c"));

    private final OrderOfCalls order = new OrderOfCalls();
    private final List<String> followed = new ArrayList<>();

    private CompletableFuture<String> call(Conversation conversation) {
        CompletableFuture<String> store = new CompletableFuture<>();
        CompletionStage<Boolean> unused = order.call(conversation, () -> store, followed::add);
        return store;
    }

    @Test
    void follows_in_the_order_of_the_calls_whichever_is_noticed_first() {
        CompletableFuture<String> first = call(ONE);
        CompletableFuture<String> second = call(ONE);
        call(OTHER).complete("other");
        second.complete("second");
        assertThat(followed).containsExactly("other");
        first.complete("first");
        assertThat(followed).containsExactly("other", "first", "second");
    }

    @Test
    void goes_on_behind_a_failure_and_passes_it_on() {
        CompletableFuture<String> store = new CompletableFuture<>();
        CompletionStage<Boolean> result = order.call(ONE, () -> store, followed::add);
        CompletableFuture<String> next = call(ONE);
        next.complete("next");
        store.completeExceptionally(new IllegalStateException("broken on purpose"));
        assertThat(result.toCompletableFuture()).isCompletedExceptionally();
        assertThat(followed).containsExactly("next");

        assertThat(order.call(ONE, () -> CompletableFuture.completedStage("x"), value -> {
                            throw new IllegalStateException("broken on purpose");
                        })
                        .toCompletableFuture())
                .isCompletedExceptionally();
        assertThatThrownBy(() -> order.call(
                        ONE,
                        () -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        value -> value))
                .isInstanceOf(IllegalStateException.class);
        call(ONE).complete("last");
        assertThat(followed).containsExactly("next", "last");
    }

    @Test
    void keeps_the_order_of_calls_that_are_made_while_one_is_followed() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<Boolean> unused = order.call(ONE, () -> first, value -> {
            call(ONE).complete("second");
            call(ONE).complete("third");
            return followed.add(value);
        });
        first.complete("first");
        assertThat(followed).containsExactly("first", "second", "third");
    }

    @RepeatedTest(10)
    void keeps_the_order_of_many_threads() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Integer> stored = new ArrayList<>();
        List<Integer> told = new ArrayList<>();
        AtomicBoolean inside = new AtomicBoolean();
        AtomicBoolean overlapped = new AtomicBoolean();
        for (int i = 0; i < 20_000; i++) {
            int number = i;
            threads.execute(() -> order.call(
                    ONE,
                    () -> {
                        stored.add(number);
                        return CompletableFuture.completedStage(number);
                    },
                    value -> {
                        boolean already = inside.getAndSet(true);
                        overlapped.compareAndSet(false, already);
                        told.add(value);
                        inside.set(false);
                        return true;
                    }));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(overlapped).isFalse();
        assertThat(told).hasSize(20_000).isEqualTo(stored);
    }
}
