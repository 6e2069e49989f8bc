package org.wschat.adapter.sql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SyncHorizonTest {

    private static final long NOON = 1_000_000;

    private final AtomicLong nanos = new AtomicLong();

    private SyncHorizon horizon(boolean inOrder) {
        return new SyncHorizon(
                inOrder, new SyncPoint(10, NOON - 30_000), 50, nanos::get, () -> NOON + nanos.get() / 1_000_000);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void hands_out_what_was_certain_at_the_start_until_more_is() {
        SyncHorizon horizon = horizon(false);
        horizon.seen(70);
        pass(Duration.ofMillis(29_999));

        assertThat(horizon.settled()).isEqualTo(new SyncPoint(10, NOON - 30_000));

        pass(Duration.ofMillis(1));
        assertThat(horizon.settled()).isEqualTo(new SyncPoint(50, NOON));
    }

    @Test
    void hands_out_an_id_once_it_was_seen_long_enough_ago() {
        SyncHorizon horizon = horizon(false);
        pass(Duration.ofSeconds(5));
        horizon.seen(70);
        assertThat(horizon.settled().afterId()).isEqualTo(10);
        pass(Duration.ofSeconds(1));
        horizon.seen(90);
        assertThat(horizon.settled().afterId()).isEqualTo(10);

        pass(Duration.ofSeconds(29));
        assertThat(horizon.settled()).isEqualTo(new SyncPoint(70, NOON + 5_000));
        pass(Duration.ofSeconds(1));
        assertThat(horizon.settled()).isEqualTo(new SyncPoint(90, NOON + 6_000));
    }

    @Test
    void notes_no_more_than_once_a_second_and_never_forgets_the_highest() {
        SyncHorizon horizon = horizon(false);
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofMillis(100));
            horizon.seen(100 + i);
            horizon.seen(5);
            SyncPoint settled = horizon.settled();
            assertThat(settled.afterId()).isLessThanOrEqualTo(Math.max(50, 100 + i - 299));
        }
        assertThat(horizon.settled().afterId()).isBetween(780L, 800L);
    }

    @Test
    void hands_out_the_highest_id_at_once_where_ids_become_visible_in_order() {
        SyncHorizon horizon = horizon(true);
        assertThat(horizon.settled()).isEqualTo(new SyncPoint(50, NOON - 30_000));
        horizon.seen(51);
        assertThat(horizon.settled().afterId()).isEqualTo(51);
        pass(Duration.ofSeconds(30));
        assertThat(horizon.settled()).isEqualTo(new SyncPoint(51, NOON));
    }
}
