package org.wschat.adapter.websocket.device;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.wschat.domain.conversation.UserId;

/**
 * How often somebody is told that somebody else is writing: once in three seconds, however many devices say so. Remembers no
 * more than that long, nor more than {@value #MOST} pairs.
 *
 * <p><b>Concurrency.</b> May be used from any thread; the lock of this object guards the map.
 */
final class TypingPace {

    static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MOST = 100_000;

    private final LongSupplier ticker;

    /** The oldest first, so that what is over is at the beginning. */
    private final Map<Pair, Long> told = new LinkedHashMap<>();

    /** Takes the time, in nanoseconds from any origin, from {@code ticker}. */
    TypingPace(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Tells whether it is time to tell again, and then counts that as done. */
    synchronized boolean allows(UserId from, UserId to) {
        long now = ticker.getAsLong();
        var oldest = told.values().iterator();
        while (oldest.hasNext() && now - oldest.next() >= PAUSE.toNanos()) {
            oldest.remove();
        }
        return told.size() < MOST && told.putIfAbsent(new Pair(from, to), now) == null;
    }

    private record Pair(UserId from, UserId to) {}
}
