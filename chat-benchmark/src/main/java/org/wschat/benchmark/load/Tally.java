package org.wschat.benchmark.load;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Counts for one load. Written on the thread of the loop only. */
final class Tally {

    private static final long LONGEST = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final LongSupplier time;
    private final Histogram latencies = new Histogram(LONGEST, DIGITS);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private long acknowledged;
    private long pushed;
    private boolean over;

    Tally(LongSupplier time) {
        this.time = time;
    }

    long now() {
        return time.getAsLong();
    }

    void answered(Wire.Meaning meaning, long nanos) {
        if (meaning == Wire.Meaning.REFUSED) {
            fail("a message was refused");
        } else if (meaning == Wire.Meaning.KEPT_ONLY) {
            fail("somebody was not connected to whom a message was sent");
        } else {
            acknowledged++;
            latencies.recordValue(Math.min(LONGEST, Math.max(0, nanos)));
        }
    }

    void pushed() {
        pushed++;
    }

    /** Whether every acknowledged message has come to the other person, if there is one. */
    boolean hasArrived(Wire wire) {
        return wire == Wire.ECHO || pushed >= acknowledged;
    }

    /** A sender has more under way than it can remember: the server does not keep up at all. */
    void overrun() {
        fail("the server does not keep up with the rate of the load");
    }

    void lost(String reason) {
        if (!over) {
            fail("a socket was lost: " + reason);
        }
    }

    /** The load is spoilt; the first reason counts. */
    void fail(String reason) {
        failure.compareAndSet(null, reason);
    }

    /** From now on sockets may close. */
    void over() {
        over = true;
    }

    /** What went wrong, if anything. */
    @Nullable String failure() {
        return failure.get();
    }

    /** A copy of the counts. */
    Counts counts() {
        return new Counts(acknowledged, pushed, latencies.copy());
    }

    record Counts(long acknowledged, long pushed, Histogram latencies) {

        /** What has come since then. */
        Counts since(Counts before) {
            Histogram more = latencies.copy();
            more.subtract(before.latencies);
            return new Counts(acknowledged - before.acknowledged, pushed - before.pushed, more);
        }
    }
}
