package org.wschat.adapter.sql.account;

import java.time.Duration;

/**
 * How many messages are erased in one transaction: more while that is done quickly, fewer when it is not, because the texts
 * are long or the database is slow. So whoever waits for such a transaction waits for a short one. Used by one thread.
 */
final class ErasurePace {

    private static final int FEWEST = 5;
    private static final int MOST = 500;
    private static final long QUICK = Duration.ofMillis(20).toNanos();

    private int messages = 50;

    /** How many messages to look at in the next transaction. */
    int messages() {
        return messages;
    }

    /** Learns how long the statement took. */
    void took(long nanos) {
        messages = nanos < QUICK ? Math.min(MOST, 2 * messages) : Math.max(FEWEST, messages / 2);
    }
}
