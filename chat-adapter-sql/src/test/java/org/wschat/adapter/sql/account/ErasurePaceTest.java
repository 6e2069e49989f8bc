package org.wschat.adapter.sql.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ErasurePaceTest {

    private final ErasurePace pace = new ErasurePace();

    private int after(int times, Duration took) {
        IntStream.range(0, times).forEach(i -> pace.took(took.toNanos()));
        return pace.messages();
    }

    @Test
    void takes_more_while_it_is_quick_but_never_more_than_500() {
        int first = pace.messages();

        assertThat(after(1, Duration.ofMillis(1))).isEqualTo(2 * first);
        assertThat(after(20, Duration.ofMillis(1))).isEqualTo(500);
    }

    @Test
    void takes_less_when_it_is_slow_but_always_some() {
        after(20, Duration.ofMillis(1));

        assertThat(after(1, Duration.ofMillis(100))).isEqualTo(250);
        assertThat(after(20, Duration.ofMillis(100))).isEqualTo(5);
    }
}
