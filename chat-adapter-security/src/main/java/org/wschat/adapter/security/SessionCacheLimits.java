package org.wschat.adapter.security;

import java.time.Duration;

/**
 * How much {@link CachedSessionStore} remembers, and for how long.
 *
 * @param found how many sessions
 * @param foundFor for how long after the store was asked; what ends a session elsewhere is seen at the latest by then
 * @param missing how many tokens that have no session; apart from the sessions, so that forged tokens push none out
 * @param missingFor for how long
 */
public record SessionCacheLimits(int found, Duration foundFor, int missing, Duration missingFor) {

    /** Checks that nothing is negative. */
    public SessionCacheLimits {
        if (found < 0 || missing < 0) {
            throw new IllegalArgumentException("found, missing: " + found + ", " + missing + " (expected: from 0)");
        }
        if (foundFor.isNegative() || missingFor.isNegative()) {
            throw new IllegalArgumentException(
                    "foundFor, missingFor: " + foundFor + ", " + missingFor + " (expected: not negative)");
        }
    }

    /**
     * What suits most servers: 100,000 sessions for 10 s, 10,000 tokens without one for 2 s.
     *
     * @return the limits
     */
    public static SessionCacheLimits defaults() {
        return new SessionCacheLimits(100_000, Duration.ofSeconds(10), 10_000, Duration.ofSeconds(2));
    }
}
