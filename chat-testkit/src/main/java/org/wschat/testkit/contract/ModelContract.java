package org.wschat.testkit.contract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of the store, it answers what the model answers. */
interface ModelContract extends StoreChapter {

    int STEPS = 250;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    default void answers_like_the_model_at_every_step_of_a_random_workload(long seed) {
        RandomWorkload workload = new RandomWorkload(seed, tried(), inbox());
        for (int step = 1; step <= STEPS; step++) {
            workload.step("seed " + seed + ", step " + step);
        }
    }
}
