package org.wschat.benchmark.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CircumstancesTest {

    static Circumstances of(int pairs, double busyByOthers, double stolen) {
        return new Circumstances(
                "2026-11-24T08:00:00Z", "a machine", "MariaDB 11.4.5", pairs, busyByOthers, 0.25, stolen);
    }

    @Test
    void five_pairs_on_a_machine_of_ones_own_are_clean() {
        assertThat(of(5, 0.05, 0.02).complaints()).isEmpty();
        assertThat(of(5, 0.05, 0.02).line()).endsWith("; clean");
    }

    @Test
    void every_reason_that_a_run_does_not_count_is_told() {
        assertThat(of(4, 0.3, 0.1).complaints())
                .containsExactly(
                        "others used 30 % of the machine",
                        "the host took 10.0 % of the machine away", "only 4 pairs (expected: at least 5)");
        assertThat(of(5, 0, 0.021).areClean()).isFalse();
        assertThat(of(4, 0, 0).line()).endsWith("; NOT CLEAN: only 4 pairs (expected: at least 5)");
    }
}
