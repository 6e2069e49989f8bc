package org.wschat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.SqlDialect;
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
                            new SchemaStep("2", "import ledger", State.PENDING));
            assertThatThrownBy(upkeep.schema()::checkCurrent)
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("the tables are not up to date: run chat db migrate");

            upkeep.schema().migrate();
            upkeep.schema().migrate();

            assertThat(upkeep.schema().status().version()).hasValue("2");
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
                        + " migrations: 1 (messages), 2 (import ledger)");

        execute("INSERT INTO schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (9, '99', 'more', 'SQL', 'V99__more.sql', 'me', 1, 1)");
        assertThatThrownBy(() -> SqliteStore.open(SqliteSettings.in(directory)))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith(
                        "cannot be opened: the tables have version 99, this program knows versions up to 2:"
                                + " use a newer program");
    }

    @Test
    void takes_back_what_failed_half_way_and_tries_again_at_the_next_start() throws SQLException {
        DataSource connections = SqliteConnections.writing(directory.resolve("chat.db"));
        Schema schema = new Schema(connections, SqlDialect.SQLITE, "db/planted/halfway", Map.of());

        assertThatThrownBy(schema::prepare)
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("version 2 (two) failed: ")
                .hasMessageEndingWith("; mend the cause, then run: chat db migrate");
        assertThat(schema.status().steps()).extracting(SchemaStep::state).containsExactly(State.DONE, State.PENDING);

        execute("CREATE TABLE given_later (id INTEGER PRIMARY KEY)");
        schema.prepare();

        assertThat(schema.status().current()).isTrue();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        SqliteConnections.writing(directory.resolve("chat.db")).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
