package org.wschat.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: exponential, with full jitter, so that clients which lost a server together do not
 * come back together.
 *
 * @param first the longest first wait
 * @param cap the longest wait ever
 * @param random where in between
 */
record Backoff(Duration first, Duration cap, RandomGenerator random) {

    Backoff(RandomGenerator random) {
        this(Duration.ofMillis(500), Duration.ofSeconds(30), random);
    }

    /**
     * Chooses a wait.
     *
     * @param failures how many attempts have failed before, 0 for the first wait
     * @return from nothing up to twice as much for each failure
     */
    Duration delay(int failures) {
        long bound = cap.toMillis();
        if (failures < 20) {
            bound = Math.min(bound, first.toMillis() << failures);
        }
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
