package org.wschat.benchmark.load;

import org.HdrHistogram.Histogram;

/**
 * What came of a load, while it counted.
 *
 * @param acknowledged how many messages were acknowledged
 * @param pushed how many arrived at the other person
 * @param nanos how long it took
 * @param latencies from when a message was sent, or should have been, to its acknowledgement, in nanoseconds
 * @param cpuNanos what the server used of its processors meanwhile
 * @param calls how many reads and writes it asked of the kernel
 * @param allocated how many bytes it allocated; 0 if that is not known
 */
public record LoadResult(
        long acknowledged, long pushed, long nanos, Histogram latencies, long cpuNanos, long calls, long allocated) {

    private static final double NANOS = 1e9;

    /**
     * How many messages got through.
     *
     * @param wire what the server speaks
     * @return messages a second that were acknowledged and have arrived, where they are to arrive
     */
    public double perSecond(Wire wire) {
        return (wire == Wire.ECHO ? acknowledged : Math.min(acknowledged, pushed)) * NANOS / nanos;
    }

    /** {@return messages for each second of the server's processors} */
    public double perCpuSecond() {
        return acknowledged * NANOS / cpuNanos;
    }

    /**
     * How long acknowledgements took.
     *
     * @param percentile from 0 to 100
     * @return a percentile of the latencies, in microseconds
     */
    public double micros(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}
