package org.wschat.benchmark.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wschat.benchmark.database.Database;
import org.wschat.benchmark.load.Load;
import org.wschat.benchmark.scoreboard.Comparison;
import org.wschat.benchmark.subject.OriginalModel;
import org.wschat.benchmark.subject.Subject;
import org.wschat.bootstrap.Main;

/** What rows are measured with: a database, servers, and turns. */
public final class Lab {

    /** Measures something once. */
    @FunctionalInterface
    interface Probe {

        /** Measures it. */
        double measure() throws SQLException, IOException;
    }

    private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");

    private final Database database;
    private final Path directory;
    private final Duration seconds;
    private final int pairs;
    private final Progress progress;
    private int number;

    /**
     * Makes it.
     *
     * @param database keeps what is stored on a server
     * @param directory where everything else goes
     * @param seconds how long one measurement takes
     * @param pairs how often ours and the reference are measured
     * @param progress is told what is done
     */
    public Lab(Database database, Path directory, Duration seconds, int pairs, Progress progress) {
        this.database = database;
        this.directory = directory;
        this.seconds = seconds;
        this.pairs = pairs;
        this.progress = progress;
    }

    Duration seconds() {
        return seconds;
    }

    Database database() {
        return database;
    }

    /** Starts our server as it is shipped, on a new database. */
    Subject chatOnServer(String schema) throws SQLException, IOException {
        database.renew(schema);
        return chat(database.login().variables(schema));
    }

    /** Makes our tables in a new database, for others to use. */
    void ourTables(String schema) throws SQLException, IOException {
        chatOnServer(schema).close();
    }

    /** Starts our server as it is shipped, on an embedded store of its own. */
    Subject chatEmbedded() throws IOException {
        return chat(Map.of());
    }

    /** Starts our server as it is shipped. */
    Subject chat(Map<String, String> variables) throws IOException {
        return Subject.start(JVM, variables, newDirectory(), Main.class, "--port", "0");
    }

    /** Starts another server of this jar. */
    Subject server(Class<?> main, String... arguments) throws IOException {
        return Subject.start(JVM, Map.of(), newDirectory(), main, arguments);
    }

    /** Starts the model of the original on an empty table of it. */
    Subject model(String schema) throws SQLException, IOException {
        database.renew(schema);
        OriginalTable.create(database, schema);
        return server(
                OriginalModel.class,
                database.login().plainUrl(schema),
                database.login().user(),
                database.login().password());
    }

    /** Makes the table of the original, and fills it. */
    void originalTable(String schema, Archive archive) throws SQLException {
        tell(String.format(Locale.ROOT, "filling the original's table with %,d rows", archive.messages()));
        database.renew(schema);
        OriginalTable.create(database, schema);
        archive.fillOriginals(database, schema);
    }

    /** Tells what takes its time. */
    void tell(String what) {
        progress.tell(what);
    }

    /** Lets a server settle. */
    void wait(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Path newDirectory() throws IOException {
        return Files.createDirectory(directory.resolve("server-" + ++number));
    }

    Load load(Subject server) {
        return new Load(server.port(), server::cost);
    }

    /** Measures both by turns. */
    List<Comparison.Pair> byTurns(String row, Probe ours, Probe reference) throws SQLException, IOException {
        List<Comparison.Pair> measured = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            double our = ours.measure();
            double other = reference.measure();
            measured.add(new Comparison.Pair(our, other));
            progress.pair(row, pair, pairs, our, other);
        }
        return measured;
    }
}
