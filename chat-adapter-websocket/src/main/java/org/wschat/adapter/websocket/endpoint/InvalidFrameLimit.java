package org.wschat.adapter.websocket.endpoint;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts the invalid frames of one socket by the minute. Used by one thread at a time. */
public final class InvalidFrameLimit {

    /** The invalid frame of a minute that ends the socket. */
    static final int MAX_FRAMES = 20;

    private static final long WINDOW = TimeUnit.MINUTES.toNanos(1);

    private final int most;
    private final LongSupplier ticker;
    private long windowStart;
    private int frames;

    /** Takes the time, in nanoseconds from any origin, from {@code ticker}. */
    InvalidFrameLimit(LongSupplier ticker) {
        this(MAX_FRAMES, ticker);
    }

    /**
     * Counts nothing yet.
     *
     * @param most the frame of a minute that is too much
     * @param ticker the time, in nanoseconds from any origin
     */
    public InvalidFrameLimit(int most, LongSupplier ticker) {
        this.most = most;
        this.ticker = ticker;
    }

    /**
     * Counts one more.
     *
     * @return true once there are too many
     */
    public boolean reachedByOneMore() {
        long now = ticker.getAsLong();
        if (frames == 0 || now - windowStart >= WINDOW) {
            windowStart = now;
            frames = 0;
        }
        return ++frames >= most;
    }
}
