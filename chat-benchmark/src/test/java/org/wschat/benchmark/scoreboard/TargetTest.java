package org.wschat.benchmark.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void the_bound_itself_is_good_enough() {
        assertThat(Target.atLeast(30).isMetBy(30)).isTrue();
        assertThat(Target.atLeast(30).isMetBy(29.9)).isFalse();
        assertThat(Target.atMost(1.5).isMetBy(1.5)).isTrue();
        assertThat(Target.atMost(1.5).isMetBy(1.6)).isFalse();
    }

    @Test
    void twice_as_good_is_two_in_either_direction() {
        assertThat(Target.atLeast(30).reached(60)).isEqualTo(2);
        assertThat(Target.atMost(1.5).reached(0.75)).isEqualTo(2);
    }

    @Test
    void reads_as_on_the_scoreboard() {
        assertThat(Target.atLeast(30)).hasToString("≥ 30.00");
        assertThat(Target.atMost(1 / 500.0)).hasToString("≤ 0.0020");
    }
}
