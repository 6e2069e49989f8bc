package org.wschat.adapter.security;

import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt takes from: both, or neither.
 *
 * @param <W> what the wide buckets are for
 * @param <N> what the narrow ones are for
 */
record TwoBuckets<W, N>(Buckets<W> wide, W all, Buckets<N> narrow, N one) {

    /** The wide one first: an address that has none left makes no bucket for the names it thinks of. */
    Optional<Duration> take() {
        Duration waitForAll = wide.take(all);
        if (!waitForAll.isZero()) {
            return Optional.of(longer(waitForAll, narrow.waitFor(one)));
        }
        Duration wait = narrow.take(one);
        if (wait.isZero()) {
            return Optional.empty();
        }
        wide.giveBack(all);
        return Optional.of(wait);
    }

    void giveBack() {
        wide.giveBack(all);
        narrow.giveBack(one);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
