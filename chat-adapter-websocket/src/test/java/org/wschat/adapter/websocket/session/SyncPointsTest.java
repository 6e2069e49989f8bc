package org.wschat.adapter.websocket.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.SyncCursor;

final class SyncPointsTest {

    private final SyncPoints points = new SyncPoints();
    private int stored;

    @BeforeEach
    void start() {
        points.ask(() -> new SyncCursor(String.valueOf(stored)));
    }

    private int now() {
        return Integer.parseInt(points.now().value());
    }

    private CompletableFuture<Boolean> begin() {
        CompletableFuture<Boolean> send = new CompletableFuture<>();
        CompletionStage<Boolean> unused = points.during(() -> send);
        return send;
    }

    @Test
    void is_as_late_as_the_store_says_while_nothing_is_under_way() {
        stored = 7;
        assertThat(now()).isEqualTo(7);
        begin().complete(true);
        stored = 9;
        assertThat(now()).isEqualTo(9);
    }

    @Test
    void never_lies_behind_what_is_stored_and_not_yet_handed_out() {
        stored = 7;
        CompletableFuture<Boolean> slow = begin();
        stored = 8;
        for (int i = 0; i < 100; i++) {
            begin().complete(true);
            stored++;
            assertThat(now()).isLessThanOrEqualTo(7);
        }
        slow.complete(true);
        assertThat(now()).isEqualTo(stored);
    }

    @Test
    void follows_although_something_is_always_under_way() {
        CompletableFuture<Boolean> before = begin();
        for (int i = 0; i < 100; i++) {
            CompletableFuture<Boolean> next = begin();
            stored++;
            before.complete(true);
            before = next;
            assertThat(now()).isBetween(stored - 3, stored - 1);
        }
    }

    @Test
    void counts_a_failure_as_over() {
        begin().completeExceptionally(new IllegalStateException("broken on purpose"));
        assertThatThrownBy(() -> points.during(() -> {
                    throw new IllegalStateException("broken on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        stored = 3;
        assertThat(now()).isEqualTo(3);
    }
}
