package org.wschat.adapter.sql.write;

import java.time.Duration;

/**
 * How the writer gathers and bounds its work.
 *
 * @param shards how many threads write at once; the conversations are spread over them
 * @param queueEntries how many writes may wait or be under way for each shard, before the store is busy
 * @param queueBytes how much text may wait or be under way for each shard, in bytes, before the store is busy
 * @param batchAppends the most messages in one transaction
 * @param batchBytes the most text in one transaction, in bytes; a single message may have more
 * @param closeTimeout how long closing may wait for what is queued
 */
public record WriterSettings(
        int shards, int queueEntries, long queueBytes, int batchAppends, long batchBytes, Duration closeTimeout) {

    /** Checks the numbers. */
    public WriterSettings {
        check("shards", shards);
        check("queueEntries", queueEntries);
        check("queueBytes", queueBytes);
        check("batchAppends", batchAppends);
        check("batchBytes", batchBytes);
    }

    private static void check(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: at least 1)");
        }
    }

    /**
     * What suits most servers: 10,000 writes or 16 MiB waiting, 200 messages or 1 MB in a transaction.
     *
     * @param shards how many threads write at once
     * @return the settings
     */
    public static WriterSettings withShards(int shards) {
        return new WriterSettings(shards, 10_000, 16L << 20, 200, 1_000_000, Duration.ofSeconds(3));
    }

    /** {@return the most writes in one transaction, marks included} */
    int batchEntries() {
        return batchAppends * 5;
    }
}
