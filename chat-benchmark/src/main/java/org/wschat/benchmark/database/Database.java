package org.wschat.benchmark.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wschat.benchmark.subject.Subject;

/** The database server of a run, which must make every commit durable. */
public final class Database implements AutoCloseable {

    private final Login login;
    private final @Nullable Subject server;
    private final Set<String> made = new TreeSet<>();

    private Database(Login login, @Nullable Subject server) {
        this.login = login;
        this.server = server;
    }

    /**
     * Starts a MariaDB that comes in a jar.
     *
     * @param directory where its files go
     * @return the database, to be closed
     * @throws SQLException if it does not answer
     * @throws IOException if the directory cannot be made
     * @throws IllegalArgumentException if it does not make commits durable
     */
    public static Database start(Path directory) throws SQLException, IOException {
        Subject server = Subject.start(
                List.of("-Xmx64m"),
                Map.of("TMPDIR", directory.toAbsolutePath().toString()), // another one that starts clears up /tmp
                Files.createDirectories(directory),
                MariaDb.class,
                directory.toAbsolutePath().toString());
        return checked(new Database(new Login("127.0.0.1", server.port(), "root", ""), server));
    }

    /**
     * Takes a server that is there.
     *
     * @param login where it is, and who may make databases there
     * @return the database; closing it drops what was made there, and leaves the server alone
     * @throws SQLException if it cannot be reached
     * @throws IllegalArgumentException if it does not make commits durable
     */
    public static Database at(Login login) throws SQLException {
        return checked(new Database(login, null));
    }

    private static Database checked(Database database) throws SQLException {
        boolean durable = false;
        try {
            Durability.check(database::setting);
            durable = true;
        } finally {
            if (!durable) {
                database.close();
            }
        }
        return database;
    }

    private String setting(String name) throws SQLException {
        return first("SHOW GLOBAL VARIABLES LIKE '" + name + "'", 2);
    }

    private String first(String query, int column) throws SQLException {
        try (Connection session = session("");
                Statement statement = session.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? String.valueOf(result.getString(column)) : "";
        }
    }

    /**
     * What it is.
     *
     * @return its product and version
     * @throws SQLException if it does not answer
     */
    public String version() throws SQLException {
        return product(first("SELECT VERSION()", 1));
    }

    /** {@return product and version, as people say them} */
    static String product(String version) {
        String number = version.split("-", 2)[0];
        return (version.toLowerCase(Locale.ROOT).contains("mariadb") ? "MariaDB " : "MySQL ") + number;
    }

    /**
     * Makes a database empty.
     *
     * @param name its name
     * @throws SQLException if that fails
     */
    public void renew(String name) throws SQLException {
        made.add(name);
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
    public void close() throws SQLException {
        if (server != null) {
            server.close();
            return;
        }
        if (!made.isEmpty()) {
            try (Connection session = session("");
                    Statement statement = session.createStatement()) {
                for (String name : made) {
                    statement.execute("DROP DATABASE IF EXISTS " + name);
                }
            }
        }
    }
}
