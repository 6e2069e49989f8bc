package org.wschat.benchmark.scoreboard;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A row of the scoreboard, measured.
 *
 * @param row its fixed name
 * @param reference what we are compared with
 * @param unit of the figures
 * @param target what the ratio must come to
 * @param pairs ours and the reference, measured one right after the other
 * @param remark what else the measurement told; may be empty
 */
public record Comparison(String row, String reference, String unit, Target target, List<Pair> pairs, String remark) {

    /**
     * Both, measured one right after the other.
     *
     * @param ours our figure
     * @param reference the other
     */
    public record Pair(double ours, double reference) {

        double ratio() {
            return ours / reference;
        }
    }

    /** Keeps a copy of the pairs. */
    public Comparison {
        pairs = List.copyOf(pairs);
    }

    /** {@return the median of the ratios} */
    public double ratio() {
        return median(Pair::ratio);
    }

    /** {@return the least ratio of a pair} */
    public double min() {
        return pairs.stream().mapToDouble(Pair::ratio).min().orElseThrow();
    }

    /** {@return the greatest ratio of a pair} */
    public double max() {
        return pairs.stream().mapToDouble(Pair::ratio).max().orElseThrow();
    }

    /** {@return the median of our figures} */
    public double ours() {
        return median(Pair::ours);
    }

    /** {@return the median of the other figures} */
    public double theirs() {
        return median(Pair::reference);
    }

    /** {@return whether the target is met} */
    public boolean met() {
        return target.isMetBy(ratio());
    }

    private double median(ToDoubleFunction<Pair> figure) {
        double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
