package org.wschat.benchmark.database;

import java.sql.SQLException;
import java.util.Set;

/** Whether a server makes every commit durable before it answers. */
final class Durability {

    /** Looks up a global variable of the server; empty if it has none of this name. */
    @FunctionalInterface
    interface Settings {

        /** The value. */
        String of(String name) throws SQLException;
    }

    private static final Set<String> ON = Set.of("1", "ON");
    private static final Set<String> WITHOUT_SYNC = Set.of("nosync", "littlesync");

    private Durability() {}

    /**
     * Checks that the log is synced at every commit, and the binary log too, if there is one.
     *
     * @throws IllegalArgumentException if a commit can get lost
     */
    static void check(Settings settings) throws SQLException {
        expect("innodb_flush_log_at_trx_commit", settings, "1");
        if (ON.contains(settings.of("log_bin"))) {
            expect("sync_binlog", settings, "1");
        }
        String flush = settings.of("innodb_flush_method");
        if (WITHOUT_SYNC.contains(flush)) {
            throw wrong("innodb_flush_method", flush, "one that syncs");
        }
    }

    private static void expect(String name, Settings settings, String expected) throws SQLException {
        String found = settings.of(name);
        if (!found.equals(expected)) {
            throw wrong(name, found, expected);
        }
    }

    private static IllegalArgumentException wrong(String name, String found, String expected) {
        return new IllegalArgumentException(
                name + ": " + found + " (expected: " + expected + ", so that every commit is durable)");
    }
}
