package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.domain.conversation.UserId;

class CachedNameRegistryTest {

    private static final UserId ANN = new UserId("ann");

    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private final SettableTime time = new SettableTime();
    private final CachedNameRegistry registry = new CachedNameRegistry(this::ask, time);

    private CompletionStage<Boolean> ask(UserId id) {
        assertThat(id).isEqualTo(ANN);
        asked.add(new CompletableFuture<>());
        return asked.get(asked.size() - 1);
    }

    private boolean lookUp(boolean answer) {
        CompletableFuture<Boolean> found = registry.isRegistered(ANN).toCompletableFuture();
        asked.get(asked.size() - 1).complete(answer);
        return found.join();
    }

    @Test
    void asks_once_in_ten_seconds_for_an_id() {
        assertThat(lookUp(false)).isFalse();
        time.pass(Duration.ofMillis(9_999));

        assertThat(registry.isRegistered(ANN).toCompletableFuture()).isCompletedWithValue(false);
        assertThat(asked).hasSize(1);

        time.pass(Duration.ofMillis(1));
        assertThat(lookUp(true)).isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    void asks_once_for_all_who_want_to_know_at_the_same_time() {
        CompletionStage<Boolean> first = registry.isRegistered(ANN);
        CompletionStage<Boolean> second = registry.isRegistered(ANN);

        asked.get(0).complete(true);

        assertThat(asked).hasSize(1);
        assertThat(first.toCompletableFuture()).isCompletedWithValue(true);
        assertThat(second.toCompletableFuture()).isCompletedWithValue(true);
    }

    @Test
    void does_not_let_one_who_waits_answer_for_the_others() {
        boolean unused = registry.isRegistered(ANN).toCompletableFuture().complete(true);

        asked.get(0).complete(false);

        assertThat(registry.isRegistered(ANN).toCompletableFuture()).isCompletedWithValue(false);
    }

    @Test
    void looks_a_forgotten_id_up_anew() {
        lookUp(false);

        registry.forget(ANN);

        assertThat(lookUp(true)).isTrue();
    }

    @Test
    void keeps_no_answer_that_was_under_way_when_the_id_was_forgotten() {
        CompletionStage<Boolean> before = registry.isRegistered(ANN);

        registry.forget(ANN);
        asked.get(0).complete(false);

        assertThat(before.toCompletableFuture()).isCompletedWithValue(false);
        assertThat(lookUp(true)).isTrue();
    }

    @Test
    void remembers_no_failure() {
        CompletionStage<Boolean> failed = registry.isRegistered(ANN);
        asked.get(0).completeExceptionally(new AccountStoreException("away"));

        assertThat(failed.toCompletableFuture()).isCompletedExceptionally();
        assertThat(lookUp(false)).isFalse();
    }
}
