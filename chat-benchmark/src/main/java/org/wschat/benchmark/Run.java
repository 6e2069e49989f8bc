package org.wschat.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.wschat.benchmark.row.Lab;
import org.wschat.benchmark.row.Row;
import org.wschat.benchmark.scoreboard.Circumstances;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Machine;
import org.wschat.benchmark.scoreboard.Report;

/** Measures row after row, and watches meanwhile what others do to the machine. For one thread. */
final class Run {

    private static final double NANOS = 1e9;

    private final Lab lab;
    private final Consumer<String> progress;
    private final String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    private final double stolenBefore = Machine.stolenSeconds();
    private final long start = System.nanoTime();
    private final List<Comparison> measured = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final double load = Machine.load();
    private double busy;

    Run(Lab lab, Consumer<String> progress) {
        this.lab = lab;
        this.progress = progress;
    }

    /** Measures a row; if it fails, the others still can be measured. */
    void measure(Row row) {
        double busyNow = Machine.busyByOthers();
        busy = Math.max(busy, busyNow);
        progress.accept(
                String.format(Locale.ROOT, "%s (others use %.0f %% of the machine)", row.name(), 100 * busyNow));
        try {
            measured.addAll(row.measure(lab));
        } catch (SQLException | IOException | RuntimeException e) {
            String failure = row.name() + " failed: " + e.getMessage();
            progress.accept(failure);
            failures.add(failure);
        }
    }

    /** What went wrong, a line for each row that failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    Report report(String database, int pairs) {
        double seconds =
                (System.nanoTime() - start) / NANOS * Runtime.getRuntime().availableProcessors();
        return new Report(
                new Circumstances(
                        date,
                        Machine.describe(),
                        database,
                        pairs,
                        busy,
                        load,
                        (Machine.stolenSeconds() - stolenBefore) / seconds),
                measured);
    }
}
