package org.wschat.benchmark.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Comparison of(Comparison.Pair... pairs) {
        return new Comparison("row", "other", "/s", Target.atLeast(2), List.of(pairs), "");
    }

    private static Comparison.Pair pair(double ours, double reference) {
        return new Comparison.Pair(ours, reference);
    }

    @Test
    void the_ratio_is_the_median_of_the_pairs_not_the_ratio_of_the_medians() {
        Comparison comparison = of(pair(10, 1), pair(30, 10), pair(40, 20));

        assertThat(comparison.ratio()).isEqualTo(3);
        assertThat(comparison.ours()).isEqualTo(30);
        assertThat(comparison.theirs()).isEqualTo(10);
        assertThat(comparison.min()).isEqualTo(2);
        assertThat(comparison.max()).isEqualTo(10);
    }

    @Test
    void of_an_even_number_the_median_lies_between_the_two_in_the_middle() {
        assertThat(of(pair(1, 1), pair(9, 1), pair(2, 1), pair(3, 1)).ratio()).isEqualTo(2.5);
    }

    @Test
    void one_wild_pair_does_not_decide() {
        assertThat(of(pair(2, 1), pair(2, 1), pair(0.01, 1)).met()).isTrue();
        assertThat(of(pair(1, 1), pair(1, 1), pair(1_000, 1)).met()).isFalse();
    }
}
