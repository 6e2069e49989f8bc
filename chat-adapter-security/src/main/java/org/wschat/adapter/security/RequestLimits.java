package org.wschat.adapter.security;

import java.time.Duration;
import org.wschat.adapter.security.AttemptLimits.Allowance;

/**
 * How often may be asked for what {@link BucketRequestLimiter} bounds.
 *
 * @param send messages of one user
 * @param read pages of one user
 * @param other anything else of one user
 * @param usersOfAddress how many times as much may come from one address
 * @param remembered how many users, and how many addresses, are counted at a time; the least used are forgotten beyond that
 */
public record RequestLimits(Allowance send, Allowance read, Allowance other, int usersOfAddress, int remembered) {

    /** Checks that there is something. */
    public RequestLimits {
        if (usersOfAddress < 1) {
            throw new IllegalArgumentException("usersOfAddress: " + usersOfAddress + " (expected: at least 1)");
        }
        if (remembered < 1) {
            throw new IllegalArgumentException("remembered: " + remembered + " (expected: at least 1)");
        }
    }

    /**
     * What suits most servers: 50 messages a second and 200 at once, 20 pages a second and 100 at once, 50 of anything else a
     * second and 200 at once; ten times that for an address.
     *
     * @return the limits
     */
    public static RequestLimits defaults() {
        return new RequestLimits(
                new Allowance(200, Duration.ofSeconds(4)),
                new Allowance(100, Duration.ofSeconds(5)),
                new Allowance(200, Duration.ofSeconds(4)),
                10,
                50_000);
    }
}
