package org.wschat.adapter.sql.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tables and columns that a program works with, whoever made them.
 *
 * @param columns the columns of each table, with commas
 */
public record ExpectedTables(Map<String, String> columns) {

    private static final Set<String> ADDED_LATER = Set.of(
            "blocked_by_low",
            "blocked_by_high",
            "last_write_token",
            "last_message_id",
            "listed_id",
            "client_id",
            "edited_at",
            "recalled_at");

    /** Those of this program. */
    public static final ExpectedTables OURS = new ExpectedTables(Map.of(
            "conversation",
            "id, low_id, high_id, sent_low, sent_high, read_low, read_high, read_low_seq, read_high_seq,"
                    + " blocked_by_low, blocked_by_high, last_write_token, last_message_id, listed_id",
            "message",
            "conversation_id, seq, id, sender, sender_seq, sent_at, updated_at, write_token, text, client_id,"
                    + " edited_at, recalled_at",
            "message_change",
            "user_id, changed_at, conversation_id, seq",
            "sent_client_id",
            "sender_id, client_id, conversation_id, seq, text_hash",
            "unread_gap",
            "conversation_id, reader, first_sender_seq, last_sender_seq, after_seq",
            "import_ledger",
            "source, time_zone, run, last_id, imported, deleted",
            "import_refusal",
            "source, source_id, reason",
            "user_account",
            "user_name, skeleton_hash, password_hash, created_at, disabled, erased_at, erasing_since",
            "user_last_seen",
            "user_id, seen_at",
            "user_session",
            "token_hash, session_id, user_name, device, address, created_at, last_seen_at, expires_at"));

    /** Keeps a copy. */
    public ExpectedTables {
        columns = Map.copyOf(columns);
    }

    /**
     * Looks whether all of them are there; the history of changes does not tell, if others have tables of the same names.
     *
     * @throws SchemaException naming the first that is not
     */
    void checkAll(DataSource database) {
        check(database, true);
    }

    /**
     * Looks whether those that are there are ours, before any is made: they may be as the first version of the program makes
     * them, if a start was killed before it could note that.
     *
     * @throws SchemaException naming the first that is not
     */
    void checkThoseThere(DataSource database) {
        check(database, false);
    }

    private static String first(String columns) {
        return Stream.of(columns.split(", "))
                .filter(column -> !ADDED_LATER.contains(column))
                .collect(Collectors.joining(", "));
    }

    private void check(DataSource database, boolean all) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : new TreeMap<>(columns).entrySet()) {
                if (!can(statement, "1", table.getKey())) {
                    if (all) {
                        throw new SchemaException("the table " + table.getKey()
                                + " is missing, or may not be read (expected: all tables that db migrate has made)");
                    }
                    continue;
                }
                String looked = all ? table.getValue() : first(table.getValue());
                if (!can(statement, looked, table.getKey())) {
                    throw new SchemaException("the table " + table.getKey() + " was not made by this program: it lacks"
                            + " one of the columns " + looked
                            + " (expected: a database in which nobody else has a table of this name)");
                }
            }
        } catch (SQLException e) {
            throw new SchemaException("the tables cannot be looked at: " + e.getMessage(), e);
        }
    }

    private static boolean can(Statement statement, String select, String table) {
        try {
            statement
                    .executeQuery("SELECT " + select + " FROM " + table + " WHERE 1 = 0")
                    .close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
