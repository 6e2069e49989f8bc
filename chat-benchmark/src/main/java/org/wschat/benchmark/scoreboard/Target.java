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
     * More is better.
     *
     * @param bound the least that is good enough
     * @return the target
     */
    public static Target atLeast(double bound) {
        return new Target(bound, true);
    }

    /**
     * Less is better.
     *
     * @param bound the most that is good enough
     * @return the target
     */
    public static Target atMost(double bound) {
        return new Target(bound, false);
    }

    /**
     * Whether it is met.
     *
     * @param ratio ours to the reference
     * @return whether it is good enough
     */
    public boolean isMetBy(double ratio) {
        return atLeast ? ratio >= bound : ratio <= bound;
    }

    /** {@return how far a ratio goes: 1 just meets the target, 2 is twice as good} */
    double reached(double ratio) {
        return atLeast ? ratio / bound : bound / ratio;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + String.format(Locale.ROOT, bound < 0.01 ? "%.4f" : "%.2f", bound);
    }
}
