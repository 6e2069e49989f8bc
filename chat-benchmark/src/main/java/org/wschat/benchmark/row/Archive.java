package org.wschat.benchmark.row;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.wschat.benchmark.database.Database;

/**
 * Messages of one person, {@code a}, with peers {@code b0}, {@code b1}, …: as many with each, both writing by turns. It can be
 * put into our tables and into the original's, before anybody asks for it.
 *
 * @param messages how many in all
 * @param peers how many, of which each takes an equal part
 * @param unread whether {@code a} has read none of them; otherwise all
 */
record Archive(int messages, int peers, boolean unread) {

    static final String READER = "a";

    private static final int BATCH = 100_000;
    private static final String DIGITS =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
    private static final String NUMBERS = "(SELECT ? + n.d + 10 * t.d + 100 * h.d + 1000 * m.d + 10000 * x.d AS i FROM "
            + DIGITS + " x, " + DIGITS + " m, " + DIGITS + " h, " + DIGITS + " t, " + DIGITS + " n) numbers";
    private static final String OUR_MESSAGES = """
            INSERT INTO message (conversation_id, seq, id, sender, sender_seq, sent_at, write_token, text)
            SELECT 1 + i DIV {each}, 1 + i MOD {each}, 1 + i, 1 - i MOD {each} MOD 2, 1 + i MOD {each} DIV 2,
              1700000000000 + i, 1, ?
            FROM {numbers} WHERE i < ? ORDER BY i
            """;
    private static final String OUR_CONVERSATION = """
            INSERT INTO conversation (id, low_id, high_id, sent_low, sent_high, read_low, read_high, read_low_seq,
              read_high_seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ORIGINAL_MESSAGES = """
            INSERT INTO sql_messages (id, created_at, updated_at, send_id, receive_id, content, is_read)
            SELECT 1 + i, FROM_UNIXTIME(1700000000 + i), FROM_UNIXTIME(1700000000 + i),
              IF(i MOD {each} MOD 2 = 0, CONCAT('b', i DIV {each}), 'a'),
              IF(i MOD {each} MOD 2 = 0, 'a', CONCAT('b', i DIV {each})), ?, {read}
            FROM {numbers} WHERE i < ? ORDER BY i
            """;

    Archive {
        if (messages % (2 * peers) != 0) {
            throw new IllegalArgumentException("messages: " + messages + " (expected: as many of each side and peer)");
        }
    }

    static String peer(int number) {
        return "b" + number;
    }

    int withEachPeer() {
        return messages / peers;
    }

    /** The id of a message, in our tables. */
    long idOf(int peer, int seq) {
        return (long) peer * withEachPeer() + seq;
    }

    /** Fills our tables, which must be there and empty. */
    void fillOurs(Database database, String schema) throws SQLException {
        try (Connection session = database.session(schema)) {
            try (PreparedStatement insert = session.prepareStatement(OUR_CONVERSATION)) {
                for (int peer = 0; peer < peers; peer++) {
                    addConversation(insert, peer);
                }
                insert.executeBatch();
            }
            fill(session, OUR_MESSAGES);
        }
    }

    private void addConversation(PreparedStatement insert, int peer) throws SQLException {
        long all = withEachPeer();
        long half = all / 2;
        insert.setLong(1, peer + 1L);
        insert.setString(2, READER);
        insert.setString(3, peer(peer));
        insert.setLong(4, half);
        insert.setLong(5, half);
        insert.setLong(6, unread ? 0 : half);
        insert.setLong(7, half);
        insert.setLong(8, unread ? 0 : all);
        insert.setLong(9, all);
        insert.addBatch();
    }

    /** Fills the table of the original, which must be there and empty. */
    void fillOriginals(Database database, String schema) throws SQLException {
        try (Connection session = database.session(schema)) {
            fill(session, ORIGINAL_MESSAGES.replace("{read}", unread ? "0" : "1"));
        }
    }

    private void fill(Connection session, String statement) throws SQLException {
        String filled =
                statement.replace("{each}", Integer.toString(withEachPeer())).replace("{numbers}", NUMBERS);
        try (PreparedStatement insert = session.prepareStatement(filled)) {
            for (int first = 0; first < messages; first += BATCH) {
                insert.setString(1, DurableAcks.CONTENT);
                insert.setInt(2, first);
                insert.setInt(3, messages);
                insert.executeUpdate();
            }
        }
    }
}
