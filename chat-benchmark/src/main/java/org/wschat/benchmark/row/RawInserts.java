package org.wschat.benchmark.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.wschat.benchmark.database.Database;

/** What JDBC by itself does with the table of messages: one connection, nothing else. */
final class RawInserts implements AutoCloseable {

    private static final String COLUMNS =
            "INSERT INTO message (conversation_id, seq, sender, sender_seq, sent_at, write_token, text) VALUES ";
    private static final String ROW = "(?, ?, 0, ?, ?, 1, ?)";
    private static final int PARAMETERS = 5;
    private static final long LONGEST = 60_000_000_000L;
    private static final double NANOS = 1e9;

    private final Connection connection;
    private final int conversations;
    private long seq;

    /**
     * @param schema has our tables, and nobody else writes to it
     * @param conversations to how many the rows belong, by turns
     */
    RawInserts(Database database, String schema, int conversations) throws SQLException {
        connection = database.session(schema);
        this.conversations = conversations;
    }

    /** How many rows are inserted in a second, so many in each statement and transaction. */
    double rowsPerSecond(int rows, Duration duration) throws SQLException {
        long done = 0;
        long start = System.nanoTime();
        try (PreparedStatement insert = prepare(rows)) {
            while (System.nanoTime() - start < duration.toNanos()) {
                insert(insert, rows);
                done += rows;
            }
        }
        return done * NANOS / (System.nanoTime() - start);
    }

    /** The median time of a transaction of one row, in microseconds. */
    double medianCommitMicros(Duration duration) throws SQLException {
        Histogram times = new Histogram(LONGEST, 3);
        long start = System.nanoTime();
        try (PreparedStatement insert = prepare(1)) {
            for (long before = start; before - start < duration.toNanos(); before = System.nanoTime()) {
                insert(insert, 1);
                times.recordValue(System.nanoTime() - before);
            }
        }
        return times.getValueAtPercentile(50) / 1_000.0;
    }

    private PreparedStatement prepare(int rows) throws SQLException {
        return connection.prepareStatement(COLUMNS + (ROW + ", ").repeat(rows - 1) + ROW);
    }

    private void insert(PreparedStatement insert, int rows) throws SQLException {
        for (int row = 0; row < rows; row++) {
            seq++;
            int first = row * PARAMETERS;
            insert.setLong(first + 1, 1 + seq % conversations);
            insert.setLong(first + 2, seq);
            insert.setLong(first + 3, seq);
            insert.setLong(first + 4, System.currentTimeMillis());
            insert.setString(first + 5, DurableAcks.CONTENT);
        }
        insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
