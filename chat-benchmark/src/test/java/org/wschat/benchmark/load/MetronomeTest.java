package org.wschat.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetronomeTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<Long> beats = new ArrayList<>();

    @Test
    void beats_at_the_start_and_says_when_the_next_is_due() {
        Metronome metronome = new Metronome(4, 100, beats::add);

        assertThat(metronome.tick(99)).isEqualTo(1);
        assertThat(metronome.tick(100)).isEqualTo(SECOND / 4);
        assertThat(beats).containsExactly(100L);
    }

    @Test
    void catches_up_with_what_was_due_and_gives_each_beat_the_time_it_was_due_at() {
        Metronome metronome = new Metronome(4, 0, beats::add);

        long next = metronome.tick(SECOND + 1);

        assertThat(beats).containsExactly(0L, SECOND / 4, SECOND / 2, SECOND * 3 / 4, SECOND);
        assertThat(next).isEqualTo(SECOND / 4 - 1);
    }

    @Test
    void does_not_drift_where_a_second_cannot_be_divided() {
        Metronome metronome = new Metronome(7, 0, beats::add);

        for (long now = 0; now <= 1_000 * SECOND; now += SECOND / 10) {
            metronome.tick(now);
        }

        assertThat(beats).hasSize(7_001).endsWith(1_000 * SECOND);
        assertThat(beats.get(7 * 333)).isEqualTo(333 * SECOND);
    }
}
