package org.wschat.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wschat.benchmark.database.Database;
import org.wschat.benchmark.database.Login;
import org.wschat.benchmark.row.Lab;
import org.wschat.benchmark.row.Row;
import org.wschat.benchmark.row.Rows;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.scoreboard.Machine;
import org.wschat.benchmark.scoreboard.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the server and prints the scoreboard. */
@Command(
        name = "chat-benchmark",
        description =
                "Measure the server against a model of the original and against floors, and print the scoreboard.",
        footer = {
            "",
            "Exit status: 0 measured, 1 it failed, 2 command line wrong, 3 measured, but the run was not clean."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {

    private static final double HUNDREDTHS = 100.0;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long one measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "How often ours and the reference are measured by turns (default: ${DEFAULT-VALUE}).")
    private int pairs = 5;

    @Option(
            names = "--rows",
            paramLabel = "LIST",
            split = ",",
            description = "Which rows, by name or its beginning, separated by commas (default: all).")
    private List<String> rows = List.of("");

    @Option(
            names = "--mysql",
            paramLabel = "URL",
            description =
                    "A database server to measure on: jdbc:mysql://user:password@host:port/, whose databases bench_…"
                            + " are dropped and made anew. Without it: a MariaDB out of a jar.")
    private @Nullable String mysql;

    private Main() {}

    /**
     * Runs the command.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        List<Row> chosen = Rows.ALL.stream()
                .filter(row -> rows.stream().anyMatch(row.name()::startsWith))
                .toList();
        double busy = Machine.busyByOthers();
        if (busy > Machine.MOST_STOLEN) {
            System.out.printf("Others keep the machine busy (%.0f %%): this will not be a clean run.%n", 100 * busy);
        }
        Path directory = Files.createTempDirectory("chat-benchmark");
        long stolen = Machine.stolen();
        try (Database database =
                mysql == null ? Database.start(directory.resolve("mariadb")) : Database.at(Login.of(mysql))) {
            Lab lab = new Lab(database, directory, Duration.ofSeconds(seconds), pairs, System.out::println);
            List<Comparison> measured = new ArrayList<>();
            for (Row row : chosen) {
                System.out.println(row.name());
                measured.addAll(row.measure(lab));
            }
            Report report = new Report(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Machine.describe(),
                    database.version(),
                    busy,
                    (Machine.stolen() - stolen) / HUNDREDTHS,
                    measured);
            System.out.println();
            System.out.print(report.table());
            System.out.println(report.json());
            return report.isClean() ? 0 : 3;
        } finally {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
