package org.wschat.benchmark.load;

import java.util.function.LongConsumer;

/**
 * Beats at a steady rate from a fixed start, so that no delay shifts what comes after it: beats that could not be taken in
 * time are taken as soon as possible, each with the time at which it was due.
 */
final class Metronome implements LoadLoop.Timer {

    private static final long NANOS = 1_000_000_000L;

    private final int perSecond;
    private final long start;
    private final LongConsumer beat;
    private long beats;

    /**
     * @param start the time of the first beat
     * @param beat is told when it was due
     */
    Metronome(int perSecond, long start, LongConsumer beat) {
        this.perSecond = perSecond;
        this.start = start;
        this.beat = beat;
    }

    @Override
    public long tick(long now) {
        for (long due = due(); due <= now; due = due()) {
            beats++;
            beat.accept(due);
        }
        return due() - now;
    }

    private long due() {
        return start + beats / perSecond * NANOS + beats % perSecond * NANOS / perSecond;
    }
}
