package org.wschat.domain.message;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long a message may be changed by whoever sent it.
 *
 * @param length the time from when the message was sent; zero if it may not be changed at all
 */
public record ChangeWindow(Duration length) {

    /**
     * Checks the length.
     *
     * @param length as above
     * @throws IllegalArgumentException if it is negative
     */
    public ChangeWindow {
        if (length.isNegative()) {
            throw new IllegalArgumentException("change window: " + length + " (expected: zero or more)");
        }
    }

    /**
     * Whether a message may be changed. A clock that was set back closes no window.
     *
     * @param sentAt when it was sent
     * @param now when it is to be changed
     * @return true if so
     */
    public boolean allows(Instant sentAt, Instant now) {
        return !length.isZero() && Duration.between(sentAt, now).compareTo(length) <= 0;
    }
}
