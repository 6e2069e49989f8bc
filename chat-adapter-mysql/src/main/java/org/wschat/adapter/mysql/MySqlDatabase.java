package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** The database before the store uses it: makes it if it is missing, and tells MySQL from MariaDB. */
final class MySqlDatabase {

    private static final int UNKNOWN_DATABASE = 1049;

    private MySqlDatabase() {}

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
