package org.wschat.adapter.security;

import java.time.Duration;

/**
 * How often may be tried what {@link BucketAttemptLimiter} bounds.
 *
 * @param account passwords for one account from addresses its owner is not known at, all together; and, counted apart,
 *     from each address they are known at, and in each of their sessions
 * @param address passwords for all accounts from one address; and, counted apart, names that somebody tries to register
 * @param registration new accounts from one address
 * @param remembered how many accounts, and how many addresses, are counted at a time; the least used are forgotten beyond
 *     that
 */
public record AttemptLimits(Allowance account, Allowance address, Allowance registration, int remembered) {

    /** Checks that something is remembered. */
    public AttemptLimits {
        if (remembered < 1) {
            throw new IllegalArgumentException("remembered: " + remembered + " (expected: at least 1)");
        }
    }

    /**
     * What suits most servers: 10 passwords an account and 30 an address in 10 minutes, 5 new accounts an address in an
     * hour, 50,000 of each remembered.
     *
     * @return the limits
     */
    public static AttemptLimits defaults() {
        return new AttemptLimits(
                new Allowance(10, Duration.ofMinutes(10)),
                new Allowance(30, Duration.ofMinutes(10)),
                new Allowance(5, Duration.ofHours(1)),
                50_000);
    }

    /**
     * So many attempts at once; those that were made come back evenly.
     *
     * @param attempts how many, from 1
     * @param period how long it takes until all of them are back
     */
    public record Allowance(int attempts, Duration period) {

        /** Checks that there are some. */
        public Allowance {
            if (attempts < 1) {
                throw new IllegalArgumentException("attempts: " + attempts + " (expected: at least 1)");
            }
            if (period.isZero() || period.isNegative()) {
                throw new IllegalArgumentException("period: " + period + " (expected: more than nothing)");
            }
        }
    }
}
