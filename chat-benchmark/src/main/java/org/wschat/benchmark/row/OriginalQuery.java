package org.wschat.benchmark.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.wschat.benchmark.database.Database;

/** A query that the original puts to its table, by JDBC alone: what the server does with the answer is not counted. */
final class OriginalQuery implements AutoCloseable {

    /** A whole conversation, newest first. Parameters: one person, the other, the other, the one. */
    static final String HISTORY = "SELECT * FROM sql_messages WHERE ((send_id = ? AND receive_id = ?)"
            + " OR (send_id = ? AND receive_id = ?)) AND deleted_at IS NULL ORDER BY created_at DESC, id DESC";

    /** How many unread messages from whom. Parameter: the reader. */
    static final String UNREAD_COUNTS = "SELECT send_id, COUNT(*) FROM sql_messages WHERE receive_id = ?"
            + " AND is_read = 0 AND deleted_at IS NULL GROUP BY send_id";

    private static final int LEAST_RUNS = 3;
    private static final long LONGEST = 120_000_000_000L;

    private final Connection connection;
    private final PreparedStatement query;

    OriginalQuery(Database database, String schema, String sql, String... parameters) throws SQLException {
        connection = database.session(schema);
        query = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setString(i + 1, parameters[i]);
        }
    }

    /** The median time until all of the answer is there, in microseconds. */
    double medianMicros(Duration duration) throws SQLException {
        Histogram times = new Histogram(LONGEST, 3);
        long start = System.nanoTime();
        for (long before = start;
                before - start < duration.toNanos() || times.getTotalCount() < LEAST_RUNS;
                before = System.nanoTime()) {
            fetch();
            times.recordValue(System.nanoTime() - before);
        }
        return times.getValueAtPercentile(50) / 1_000.0;
    }

    private void fetch() throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            int fetched = 0;
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getObject(column);
                }
                fetched++;
            }
            if (fetched == 0) {
                throw new IllegalStateException("the original's query found nothing");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        query.close();
        connection.close();
    }
}
