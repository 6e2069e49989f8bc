package org.wschat.benchmark.scoreboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Under which a run was made, which decide whether its figures count.
 *
 * @param date when it was, RFC 3339
 * @param machine where it was
 * @param database which one
 * @param pairs how often each was measured
 * @param busyByOthers how much of the processors others used before a row, from 0 to 1; of all rows the most
 * @param load how many threads wanted to run in the minute before, on average
 * @param stolen how much of the processors the host took away during the run, from 0 to 1
 */
public record Circumstances(
        String date, String machine, String database, int pairs, double busyByOthers, double load, double stolen) {

    private static final double MOST_BUSY = 0.05;
    private static final double MOST_STOLEN = 0.02;
    private static final int LEAST_PAIRS = 5;
    private static final int PERCENT = 100;

    /** {@return why the run is not clean; empty if it is} */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        if (busyByOthers > MOST_BUSY) {
            complaints.add(String.format(Locale.ROOT, "others used %.0f %% of the machine", PERCENT * busyByOthers));
        }
        if (stolen > MOST_STOLEN) {
            complaints.add(String.format(Locale.ROOT, "the host took %.1f %% of the machine away", PERCENT * stolen));
        }
        if (pairs < LEAST_PAIRS) {
            complaints.add("only " + pairs + " pairs (expected: at least " + LEAST_PAIRS + ")");
        }
        return complaints;
    }

    /** {@return whether its figures count} */
    public boolean areClean() {
        return complaints().isEmpty();
    }

    /** {@return all of it, in a line for people} */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%s; %s; %s; others before the rows %.0f %%, load before the run %.1f, stolen %.2f %%; %s",
                date,
                machine,
                database,
                PERCENT * busyByOthers,
                load,
                PERCENT * stolen,
                areClean() ? "clean" : "NOT CLEAN: " + String.join(", ", complaints()));
    }
}
