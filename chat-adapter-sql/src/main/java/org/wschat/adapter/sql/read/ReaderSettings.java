package org.wschat.adapter.sql.read;

import java.time.Duration;

/**
 * How much is read at once.
 *
 * @param threads how many queries run at once
 * @param queueEntries how many may wait, before the store is busy
 * @param pageCharacters a page ends once its texts reach this many characters
 * @param closeTimeout how long closing may wait for what is queued
 */
public record ReaderSettings(int threads, int queueEntries, int pageCharacters, Duration closeTimeout) {

    /** Checks the numbers. */
    public ReaderSettings {
        check("threads", threads);
        check("queueEntries", queueEntries);
        check("pageCharacters", pageCharacters);
    }

    private static void check(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }

    /**
     * What suits most servers: 2,000 queries waiting, pages of 256 Ki characters.
     *
     * @param threads how many queries run at once
     * @return the settings
     */
    public static ReaderSettings withThreads(int threads) {
        return new ReaderSettings(threads, 2_000, 256 << 10, Duration.ofSeconds(1));
    }
}
