package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The original's table, as GORM makes it, and beside it in memory what the original's queries find in it. */
final class OriginalTable {

    private static final String CREATE = """
            CREATE TABLE sql_messages (
              id bigint unsigned AUTO_INCREMENT, created_at datetime(3) NULL, updated_at datetime(3) NULL,
              deleted_at datetime(3) NULL, send_id longtext, receive_id longtext, content longtext, is_read tinyint(1),
              PRIMARY KEY (id), INDEX idx_sql_messages_deleted_at (deleted_at)
            ) DEFAULT CHARSET=utf8mb4
            """;

    private final MySqlSettings settings;
    private final List<OriginalEntry> entries = new ArrayList<>();

    private OriginalTable(MySqlSettings settings) {
        this.settings = settings;
    }

    static OriginalTable in(MySqlSettings settings) throws SQLException {
        OriginalTable table = new OriginalTable(settings);
        MySqlDatabase.prepare(settings);
        table.execute(CREATE);
        return table;
    }

    MySqlSettings settings() {
        return settings;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = MySqlConnections.working(settings).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    OriginalTable add(OriginalEntry... added) throws SQLException {
        return add(List.of(added));
    }

    OriginalTable add(List<OriginalEntry> added) throws SQLException {
        try (Connection connection = MySqlConnections.working(settings).getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO sql_messages VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (OriginalEntry entry : added) {
                insert.setLong(1, entry.id());
                insert.setString(2, Objects.toString(entry.createdAt(), null));
                insert.setString(3, Objects.toString(entry.updatedAt(), null));
                insert.setString(4, entry.deleted() ? "2026-11-24 00:00:00" : null);
                insert.setString(5, entry.sendId());
                insert.setString(6, entry.receiveId());
                insert.setString(7, entry.content());
                insert.setBoolean(8, entry.read());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        entries.addAll(added);
        return this;
    }

    /** Type 2: both directions, newest first. */
    List<OriginalEntry> history(String one, String other) {
        return present(entry -> isFrom(entry, one, other) || isFrom(entry, other, one))
                .sorted(Comparator.comparingLong(OriginalEntry::id).reversed())
                .toList();
    }

    /** Type 3: of one sender, oldest first. */
    List<OriginalEntry> unread(String reader, String sender) {
        return present(entry -> isFrom(entry, sender, reader) && !entry.read()).toList();
    }

    /** Type 4: by sender. */
    Map<String, Long> unreadCounts(String reader) {
        Map<String, Long> counts = new TreeMap<>();
        present(entry -> reader.equals(entry.receiveId()) && !entry.read())
                .forEach(entry -> counts.merge(Objects.requireNonNull(entry.sendId()), 1L, Long::sum));
        return counts;
    }

    private Stream<OriginalEntry> present(Predicate<OriginalEntry> wanted) {
        return entries.stream().filter(entry -> !entry.deleted()).filter(wanted);
    }

    private static boolean isFrom(OriginalEntry entry, String sender, String recipient) {
        return sender.equals(entry.sendId()) && recipient.equals(entry.receiveId());
    }
}
