package org.wschat.adapter.sql.write;

import java.time.Duration;
import java.util.List;

/**
 * Until when the steps of a batch may take place, counted from when its oldest write was queued. So every write is told its
 * end within {@link #ANSWER}, whatever the database does, with time left for the socket:
 *
 * <ul>
 *   <li>a write that has waited {@link #BEGIN} is refused without being tried;
 *   <li>a batch is not tried again after {@link #RETRY};
 *   <li>a transaction is cut off after {@link #CUT}, by closing its connection: nothing of it is stored, unless its commit
 *       was under way;
 *   <li>the look for a commit that was not answered is not begun after {@link #CUT}, and is cut off after {@link #ANSWER}.
 * </ul>
 *
 * @param queuedAt when that was, by {@link System#nanoTime()}
 */
record BatchTimes(long queuedAt) {

    static final Duration RETRY = Duration.ofSeconds(2);
    static final Duration BEGIN = Duration.ofSeconds(3);
    static final Duration CUT = Duration.ofMillis(3_400);
    static final Duration ANSWER = Duration.ofMillis(4_300);

    /** The times of a batch of at least one write. */
    static BatchTimes of(List<PendingWrite> batch) {
        long now = System.nanoTime();
        long age =
                batch.stream().mapToLong(write -> now - write.queuedAt()).max().orElse(0);
        return new BatchTimes(now - age);
    }

    boolean mayBegin() {
        return nanosUntil(BEGIN) > 0;
    }

    boolean mayRetry() {
        return nanosUntil(RETRY) > 0;
    }

    boolean cutOff() {
        return nanosUntil(CUT) <= 0;
    }

    /** How long until that much time has gone by; negative if it has. */
    long nanosUntil(Duration time) {
        return time.toNanos() - (System.nanoTime() - queuedAt);
    }
}
