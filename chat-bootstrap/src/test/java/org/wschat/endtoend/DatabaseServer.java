package org.wschat.endtoend;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A MySQL or MariaDB server.
 *
 * @param name what people call it
 * @param host its name or address
 * @param port its TCP port
 * @param user who connects, and may make and drop databases
 * @param password their password
 */
record DatabaseServer(String name, String host, int port, String user, String password) implements Engine {

    /** The variable that names a server to run these tests on, besides the MariaDB out of the jar. */
    static final String URL = "CHAT_TEST_MYSQL_URL";

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:mysql://([^/:]+):(\\d{1,5})(/[\\w$-]{0,32})?");

    /** {@return the server that the environment names, if it does} */
    static Optional<DatabaseServer> named(Map<String, String> environment) {
        String url = environment.getOrDefault(URL, "");
        if (url.isBlank()) {
            return Optional.empty();
        }
        Matcher parts = JDBC_URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(URL + ": " + url + " (expected: jdbc:mysql://host:port)");
        }
        return Optional.of(new DatabaseServer(
                url,
                parts.group(1),
                Integer.parseInt(parts.group(2)),
                environment.getOrDefault("CHAT_TEST_MYSQL_USER", "root"),
                environment.getOrDefault("CHAT_TEST_MYSQL_PASSWORD", "")));
    }

    /** Connects to one of its databases; to none if the name is empty. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://" + host + ":" + port + "/" + database, user, password);
    }

    @Override
    public void use(ChatProcess.Launch server, String database) {
        server.variable("CHAT_STORAGE", "mysql")
                .variable("CHAT_MYSQL_HOST", host)
                .variable("CHAT_MYSQL_PORT", String.valueOf(port))
                .variable("CHAT_MYSQL_USER", user)
                .variable("CHAT_MYSQL_PASSWORD", password)
                .variable("CHAT_MYSQL_DATABASE", database);
    }

    @Override
    public void drop(String database) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `" + database + "`");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
