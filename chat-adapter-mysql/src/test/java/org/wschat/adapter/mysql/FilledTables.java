package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Fills the tables by statements of its own, much faster than through a store. */
final class FilledTables {

    /** The numbers 1 to 1,000,000. */
    private static final String NUMBERS = numbers();

    private FilledTables() {}

    private static String numbers() {
        StringBuilder from = new StringBuilder();
        StringBuilder number = new StringBuilder("1");
        String digits = "(SELECT 0 d";
        for (int digit = 1; digit < 10; digit++) {
            digits += " UNION ALL SELECT " + digit;
        }
        for (int place = 0, weight = 1; place < 6; place++, weight *= 10) {
            from.append(place == 0 ? "" : " CROSS JOIN ")
                    .append(digits)
                    .append(") t")
                    .append(place);
            number.append(" + ").append(weight).append(" * t").append(place).append(".d");
        }
        return "(SELECT " + number + " AS n FROM " + from + ")";
    }

    /**
     * Adds a conversation in which both write in turn, 100 characters each. The one who sorts last has not read the last five
     * of the other's messages, nor some single ones below.
     *
     * @param messages how many, an even number from 100 to 1,000,000
     * @param step after how many of the other's messages comes one that is not read
     */
    static void addConversation(Connection connection, String low, String high, int messages, int step)
            throws SQLException {
        long each = messages / 2;
        long read = each - 5;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO conversation"
                + " (low_id, high_id, sent_low, sent_high, read_low, read_high, read_low_seq, read_high_seq)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, low);
            insert.setString(2, high);
            insert.setLong(3, each);
            insert.setLong(4, each);
            insert.setLong(5, each);
            insert.setLong(6, read);
            insert.setLong(7, messages);
            insert.setLong(8, 2 * read - 1);
            insert.executeUpdate();
        }
        String ofThis = " FROM conversation c JOIN " + NUMBERS + " numbers WHERE low_id = ? AND high_id = ? AND n <= ?";
        run(
                connection,
                "INSERT INTO message (conversation_id, seq, sender, sender_seq, sent_at, write_token, text) SELECT id, n,"
                        + " (n + 1) % 2, (n + 1) DIV 2, 1000 * n, 1, REPEAT('x', 100)" + ofThis + " ORDER BY n",
                low,
                high,
                messages);
        run(
                connection,
                "INSERT INTO unread_gap (conversation_id, reader, first_sender_seq, last_sender_seq, after_seq)"
                        + " SELECT id, 1, n * " + step + ", n * " + step + ", 2 * n * " + step + " - 2" + ofThis,
                low,
                high,
                (read - 1) / step);
    }

    private static void run(Connection connection, String sql, String low, String high, long last) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, low);
            insert.setString(2, high);
            insert.setLong(3, last);
            insert.executeUpdate();
        }
    }
}
