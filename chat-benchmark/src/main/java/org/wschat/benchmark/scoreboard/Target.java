package org.wschat.benchmark.scoreboard;

import java.util.Locale;

/**
 * What a ratio of ours to the reference must come to.
 *
 * @param bound the ratio
 * @param atLeast whether more is better; otherwise less is
 */
public record Target(double bound, boolean atLeast) {

    /**
     * @param bound the least that is good enough
     * @return the target
     */
    public static Target atLeast(double bound) {
        return new Target(bound, true);
    }

    /**
     * @param bound the most that is good enough
     * @return the target
     */
    public static Target atMost(double bound) {
        return new Target(bound, false);
    }

    /**
     * @param ratio ours to the reference
     * @return whether it is good enough
     */
    public boolean isMetBy(double ratio) {
        return atLeast ? ratio >= bound : ratio <= bound;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, bound < 0.01 ? "%.4f" : "%.2f", bound);
    }
}
