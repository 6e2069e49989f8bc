package org.wschat.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wschat.benchmark.database.Database;
import org.wschat.benchmark.database.Login;
import org.wschat.benchmark.row.Lab;
import org.wschat.benchmark.row.Progress;
import org.wschat.benchmark.row.Row;
import org.wschat.benchmark.row.Rows;
import org.wschat.benchmark.scoreboard.Picture;
import org.wschat.benchmark.scoreboard.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the server and prints the scoreboard. */
@Command(
        name = "chat-benchmark",
        description =
                "Measure the server against a model of the original and against floors, and print the scoreboard.",
        footer = {
            "",
            "Exit status: 0 measured, 1 it failed, or a row did, 2 command line wrong, 3 measured, but the run was not clean."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {

    private static final int NOT_CLEAN = 3;

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
    private List<String> rows = List.of();

    @Option(
            names = "--mysql",
            paramLabel = "URL",
            description =
                    "A database server to measure on: jdbc:mysql://user:password@host:port/, whose databases bench_…"
                            + " are dropped and made anew. Without it: a MariaDB out of a jar.")
    private @Nullable String mysql;

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description =
                    "Where the picture of a clean run of all rows goes (default: ${DEFAULT-VALUE}); that of another"
                            + " one goes beside it, as last-run.svg.")
    private Path picture = Path.of("docs", "benchmarks", "scoreboard.svg");

    @Spec
    @SuppressWarnings("NullAway.Init") // set when the command line is read
    private CommandSpec spec;

    private Main() {}

    /** The command, with its options as they are by default. */
    static Main command() {
        return new Main();
    }

    /**
     * Runs the command.
     *
     * @param arguments its options
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(command())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws SQLException, IOException {
        List<Row> chosen = chosen();
        check("--seconds", seconds);
        check("--pairs", pairs);
        Optional<Login> login = login();
        try (Workplace workplace = Workplace.create();
                Database database = login.isEmpty()
                        ? Database.start(workplace.directory().resolve("mariadb"))
                        : Database.at(login.get())) {
            int all = pairs * chosen.stream().mapToInt(Row::comparisons).sum();
            Lab lab = new Lab(
                    database,
                    workplace.directory(),
                    Duration.ofSeconds(seconds),
                    pairs,
                    new Progress(all, System::nanoTime, System.out::println));
            Run run = new Run(lab, System.out::println);
            chosen.forEach(run::measure);
            Report report = run.report(database.version(), pairs);
            System.out.println();
            System.out.print(report.table());
            System.out.println(report.json());
            boolean whole = run.failures().isEmpty() && chosen.size() == Rows.ALL.size();
            System.out.println("picture: " + draw(report, whole));
            run.failures().forEach(System.out::println);
            return status(run, report);
        }
    }

    private List<Row> chosen() {
        for (String name : rows) {
            if (Rows.ALL.stream().noneMatch(row -> isNamed(name, row))) {
                throw wrong("--rows: \"" + name + "\" (expected: of "
                        + Rows.ALL.stream().map(Row::name).collect(Collectors.joining(", ")) + ")");
            }
        }
        return Rows.ALL.stream()
                .filter(row -> rows.isEmpty() || rows.stream().anyMatch(name -> isNamed(name, row)))
                .toList();
    }

    private static boolean isNamed(String name, Row row) {
        return !name.isBlank() && row.name().startsWith(name.strip());
    }

    private void check(String option, int value) {
        if (value < 1) {
            throw wrong(option + ": " + value + " (expected: at least 1)");
        }
    }

    private Optional<Login> login() {
        try {
            return Optional.ofNullable(mysql).map(Login::of);
        } catch (IllegalArgumentException e) {
            throw wrong("--mysql: " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static int status(Run run, Report report) {
        if (!run.failures().isEmpty()) {
            return 1;
        }
        return report.circumstances().areClean() ? 0 : NOT_CLEAN;
    }

    private Path draw(Report report, boolean whole) throws IOException {
        boolean kept = whole && report.circumstances().areClean();
        Path file = kept ? picture : picture.resolveSibling("last-run.svg");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.writeString(file, Picture.of(report));
    }
}
