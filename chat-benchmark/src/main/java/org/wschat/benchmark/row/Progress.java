package org.wschat.benchmark.row;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says how far a run is. For one thread. */
public final class Progress {

    private final int pairs;
    private final LongSupplier time;
    private final Consumer<String> lines;
    private final long start;
    private int done;

    /**
     * Starts the clock.
     *
     * @param pairs how many there will be in all
     * @param time in nanoseconds
     * @param lines takes each line for people
     */
    public Progress(int pairs, LongSupplier time, Consumer<String> lines) {
        this.pairs = pairs;
        this.time = time;
        this.lines = lines;
        this.start = time.getAsLong();
    }

    /** A pair is measured: says what it came to, and about how long the rest will take. */
    void pair(String row, int pair, int of, double ours, double reference) {
        done++;
        Duration left = Duration.ofNanos((time.getAsLong() - start) / done * Math.max(0, pairs - done));
        lines.accept(String.format(
                Locale.ROOT,
                "%s, pair %d of %d: %s against %s; about %d:%02d left",
                row,
                pair,
                of,
                figure(ours),
                figure(reference),
                left.toMinutes(),
                left.toSecondsPart()));
    }

    /** Something takes its time. */
    void tell(String what) {
        lines.accept("  " + what);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
