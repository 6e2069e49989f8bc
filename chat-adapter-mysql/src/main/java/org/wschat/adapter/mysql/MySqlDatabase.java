package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.SqlDialect;

/** The database before the store uses it: waits for the server, makes the database if it is missing, and tells MySQL from MariaDB. */
final class MySqlDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlDatabase.class);
    private static final Duration KNOCK = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;
    private static final int UNKNOWN_DATABASE = 1049;

    private MySqlDatabase() {}

    /**
     * Waits until the server can be connected to, for as long as the settings say.
     *
     * @throws SQLException if it cannot then, or refuses the user
     */
    static void await(MySqlSettings settings) throws SQLException {
        long start = System.nanoTime();
        Duration left = settings.startTimeout();
        boolean told = false;
        while (true) {
            try {
                MySqlConnections.knock(settings, KNOCK);
                return;
            } catch (SQLException e) {
                left = settings.startTimeout().minusNanos(System.nanoTime() - start);
                boolean away = SqlDialect.MYSQL.failureOf(e) == FailureKind.CONNECTION;
                if (!away || left.isNegative() || left.isZero() || !pause(left)) {
                    throw e;
                }
                if (!told) {
                    LOG.warn(
                            "waiting for the database at {}:{}, for at most {} ms",
                            settings.host(),
                            settings.port(),
                            left.toMillis());
                    told = true;
                }
            }
        }
    }

    private static boolean pause(Duration longest) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(PAUSE_MILLIS, longest.toMillis()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Connections to a database that is there. */
    static DataSource prepare(MySqlSettings settings) throws SQLException {
        DataSource database = MySqlConnections.migrating(settings);
        try {
            database.getConnection().close();
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_DATABASE) {
                throw e;
            }
            create(settings);
        }
        return database;
    }

    private static void create(MySqlSettings settings) throws SQLException {
        String name = settings.database().replace("`", "``");
        try (Connection connection = MySqlConnections.withoutDatabase(settings).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4");
        }
    }

    /** The collation that compares character for character, trailing blanks included, as this server names it. */
    static Map<String, String> placeholders(MySqlSettings settings) throws SQLException {
        try (Connection connection = MySqlConnections.migrating(settings).getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
            return Map.of("collation", mariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
        }
    }
}
