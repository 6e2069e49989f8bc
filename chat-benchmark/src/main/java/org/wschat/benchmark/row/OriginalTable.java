package org.wschat.benchmark.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.wschat.benchmark.database.Database;

/** The table of the original, as GORM makes it. */
final class OriginalTable {

    private static final String CREATE = """
            CREATE TABLE sql_messages (
              id bigint unsigned AUTO_INCREMENT, created_at datetime(3) NULL, updated_at datetime(3) NULL,
              deleted_at datetime(3) NULL, send_id longtext, receive_id longtext, content longtext, is_read tinyint(1),
              PRIMARY KEY (id), INDEX idx_sql_messages_deleted_at (deleted_at)
            ) DEFAULT CHARSET=utf8mb4
            """;

    private OriginalTable() {}

    static void create(Database database, String schema) throws SQLException {
        try (Connection session = database.session(schema);
                Statement statement = session.createStatement()) {
            statement.execute(CREATE);
        }
    }
}
