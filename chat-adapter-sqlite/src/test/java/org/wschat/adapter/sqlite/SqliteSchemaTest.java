package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.ExpectedTables;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.adapter.sql.schema.SchemaException;
import org.wschat.adapter.sql.schema.SchemaStep;
import org.wschat.adapter.sql.schema.SchemaStep.State;
import org.wschat.application.port.outbound.MessageStoreException;

/** How tables come to be in a file. */
final class SqliteSchemaTest {

    @TempDir
    private Path directory;

    @Test
    void looking_makes_no_file() throws Exception {
        assertThatThrownBy(() -> SqliteUpkeep.existing(directory))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith("cannot be opened: there is no chat.db; to make it, run: chat db migrate");
        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void makes_the_tables_when_asked_and_nothing_the_second_time() {
        try (StoreUpkeep upkeep = SqliteUpkeep.made(directory)) {
            assertThat(upkeep.schema().status().version()).isEmpty();
            assertThat(upkeep.schema().status().pending())
                    .containsExactly(
                            new SchemaStep("1", "messages", State.PENDING),
                            new SchemaStep("2", "import ledger", State.PENDING),
                            new SchemaStep("3", "accounts", State.PENDING),
                            new SchemaStep("4", "protocol v2", State.PENDING));
            assertThatThrownBy(upkeep.schema()::checkCurrent)
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("the tables are not up to date: run chat db migrate");

            upkeep.schema().migrate();
            upkeep.schema().migrate();

            assertThat(upkeep.schema().status().version()).hasValue("4");
            assertThat(upkeep.schema().status().current()).isTrue();
        }
    }

    @Test
    void refuses_tables_of_a_newer_program_and_changed_ones() throws SQLException {
        SqliteStore.open(SqliteSettings.in(directory)).close();
        execute("UPDATE schema_history SET checksum = 7");
        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(directory)))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith("cannot be opened: the tables were made by another program, or from changed"
                        + " migrations: 1 (messages), 2 (import ledger), 3 (accounts), 4 (protocol v2)");

        execute("INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (9, '99', 'more', 'SQL', 'V99__more.sql', 'me', 1, 1)");
        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(directory)))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith(
                        "cannot be opened: the tables have version 99, this program knows versions up to 4:"
                                + " use a newer program");
    }

    @Test
    void takes_back_what_failed_half_way_and_tries_again_at_the_next_start() throws SQLException {
        DataSource connections = SqliteConnections.writing(directory.resolve("chat.db"));
        Schema schema = new Schema(
                connections, SqlDialect.SQLITE, "db/planted/halfway", Map.of(), new ExpectedTables(Map.of()));

        assertThatThrownBy(schema::prepare)
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("version 2 (two) failed: ")
                .hasMessageEndingWith("; mend the cause, then run: chat db migrate");
        assertThat(schema.status().steps()).extracting(SchemaStep::state).containsExactly(State.DONE, State.PENDING);

        execute("CREATE TABLE given_later (id INTEGER PRIMARY KEY)");
        schema.prepare();

        assertThat(schema.status().current()).isTrue();
    }

    @Test
    void takes_no_table_of_others_for_its_own() throws SQLException {
        execute("CREATE TABLE message (a INTEGER)");

        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(directory)))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith("the table message was not made by this program: it lacks one of the columns"
                        + " conversation_id, seq, id, sender, sender_seq, sent_at, updated_at, write_token, text"
                        + " (expected: a database in which nobody else has a table of this name)");
        execute("DROP TABLE message");
        SqliteStore.open(SqliteSettings.in(directory)).close();
    }

    @Test
    void misses_a_table_that_was_dropped() throws SQLException {
        SqliteStore.open(SqliteSettings.in(directory)).close();
        execute("DROP TABLE unread_gap");

        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(directory)))
                .hasMessageContaining("the table unread_gap is missing");
        try (StoreUpkeep upkeep = SqliteUpkeep.existing(directory)) {
            assertThatThrownBy(upkeep.schema()::checkCurrent).hasMessageContaining("the table unread_gap is missing");
        }
    }

    @Test
    void expects_every_column_there_is() throws SQLException {
        SqliteStore.open(SqliteSettings.in(directory)).close();
        Map<String, Set<String>> there = new TreeMap<>();
        try (Connection connection =
                        SqliteConnections.writing(directory.resolve("chat.db")).getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, null, null, null)) {
            while (columns.next()) {
                there.computeIfAbsent(columns.getString("TABLE_NAME"), table -> new TreeSet<>())
                        .add(columns.getString("COLUMN_NAME"));
            }
        }
        there.keySet().removeIf(table -> table.equals("schema_history") || table.startsWith("sqlite_"));

        Map<String, Set<String>> expected = new TreeMap<>();
        ExpectedTables.OURS.columns().forEach((table, columns) -> expected.put(table, Set.of(columns.split(", "))));
        assertThat(there).isEqualTo(expected);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        SqliteConnections.writing(directory.resolve("chat.db")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
