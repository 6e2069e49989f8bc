package org.wschat.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait when the server wants something to be asked later. */
final class Pause {

    /** Time to refill what was used up, or every request behind the pause would be refused again. */
    private static final Duration REFILL = Duration.ofSeconds(1);

    private Pause() {}

    /**
     * Chooses a wait.
     *
     * @param code why to wait
     * @param told how long, by the server's word; {@code null} if it gave none
     * @param backoff chooses where the server does not
     * @param before how many waits there were since the last answer
     */
    static Duration of(ErrorCode code, @Nullable Duration told, Backoff backoff, int before) {
        Duration wait = told == null ? backoff.delay(before) : told;
        return code == ErrorCode.RATE_LIMITED && wait.compareTo(REFILL) < 0 ? REFILL : wait;
    }
}
