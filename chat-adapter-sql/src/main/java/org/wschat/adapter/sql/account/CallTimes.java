package org.wschat.adapter.sql.account;

import java.time.Duration;

/**
 * Until when the steps of a call may take place, counted from when it was queued, so that it is answered within {@link
 * #ANSWER}, whatever the database does:
 *
 * <ul>
 *   <li>a call that has waited {@link #BEGIN} is refused without being tried;
 *   <li>it is not tried again after {@link #RETRY};
 *   <li>nothing is committed after {@link #CUT}, when a connection to another machine is cut off.
 * </ul>
 *
 * <p>A question for many ({@link GatheredLookUps}) is a call of its own, queued when it begins; each who waits for it is
 * answered within {@link #ANSWER} all the same, counted from when they asked.
 *
 * @param queuedAt when that was, by {@link System#nanoTime()}
 */
record CallTimes(long queuedAt) {

    static final Duration RETRY = Duration.ofSeconds(2);
    static final Duration BEGIN = Duration.ofMillis(2_200);
    static final Duration CUT = Duration.ofMillis(3_400);
    static final Duration ANSWER = Duration.ofMillis(4_100);

    static CallTimes now() {
        return new CallTimes(System.nanoTime());
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
