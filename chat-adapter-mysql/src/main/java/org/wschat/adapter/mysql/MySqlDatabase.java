package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
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
import org.wschat.adapter.sql.schema.ExpectedTables;
import org.wschat.adapter.sql.schema.Schema;

/** The database before the store uses it: waits for the server, makes the database if it is missing, and tells MySQL from MariaDB. */
final class MySqlDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(MySqlDatabase.class);
    private static final Duration KNOCK = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 500;
    private static final int UNKNOWN_DATABASE = 1049;
    private static final int ACCESS_DENIED = 1044;
    private static final String MIGRATIONS = "db/migration/mysql";

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

    /** The tables of a database, which is made if it is missing and the account may make it. */
    static Schema prepare(MySqlSettings settings) throws SQLException {
        DataSource database = MySqlConnections.migrating(settings);
        try {
            database.getConnection().close();
        } catch (SQLException e) {
            if (e.getErrorCode() != UNKNOWN_DATABASE && e.getErrorCode() != ACCESS_DENIED) {
                throw e;
            }
            create(settings);
        }
        return schema(settings);
    }

    /** The tables of a database that must be there. */
    static Schema existing(MySqlSettings settings) throws SQLException {
        try {
            return schema(settings);
        } catch (SQLException e) {
            if (e.getErrorCode() == UNKNOWN_DATABASE) {
                throw new SQLException("there is no such database; to make it, run: chat db migrate");
            }
            if (e.getErrorCode() == ACCESS_DENIED) {
                throw new SQLException("there is no such database for this account; as an administrator run:"
                        + " GRANT SELECT, INSERT, UPDATE, DELETE ON " + inGrant(settings.database()) + ".* TO it");
            }
            throw e;
        }
    }

    private static Schema schema(MySqlSettings settings) throws SQLException {
        return new Schema(
                MySqlConnections.migrating(settings),
                SqlDialect.MYSQL,
                MIGRATIONS,
                placeholders(settings),
                ExpectedTables.OURS);
    }

    private static void create(MySqlSettings settings) throws SQLException {
        String create = "CREATE DATABASE IF NOT EXISTS " + quoted(settings.database()) + " CHARACTER SET utf8mb4";
        try (Connection connection = MySqlConnections.withoutDatabase(settings).getConnection();
                Statement statement = connection.createStatement()) {
            try {
                statement.execute(create);
            } catch (SQLException e) {
                if (e.getErrorCode() != ACCESS_DENIED) {
                    throw e;
                }
                throw new SQLException("there is no such database for this account, and it may not make one;"
                        + " as an administrator run: " + create
                        + "; GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER,"
                        + " DROP, INDEX ON " + inGrant(settings.database()) + ".* TO " + account(statement)
                        + "; (SELECT, INSERT, UPDATE, DELETE are enough if another account migrates)");
            }
        }
    }

    /** The account as the server knows it, which may be another than the user who connected. */
    private static String account(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT CURRENT_USER()")) {
            row.next();
            String account = row.getString(1);
            int at = account.lastIndexOf('@');
            return quoted(account.substring(0, at)) + "@" + quoted(account.substring(at + 1));
        }
    }

    /** Where a database is granted, {@code _} and {@code %} stand for any characters unless they are escaped. */
    private static String inGrant(String name) {
        return quoted(name.replace("_", "\\_").replace("%", "\\%"));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** The collation that compares character for character, trailing blanks included, as this server names it. */
    private static Map<String, String> placeholders(MySqlSettings settings) throws SQLException {
        try (Connection connection = MySqlConnections.migrating(settings).getConnection()) {
            String version = connection.getMetaData().getDatabaseProductVersion();
            boolean mariaDb = version.toLowerCase(Locale.ROOT).contains("mariadb");
            return Map.of("collation", mariaDb ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin");
        }
    }
}
