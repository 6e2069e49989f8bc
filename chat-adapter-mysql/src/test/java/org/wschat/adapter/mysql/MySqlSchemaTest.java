package org.wschat.adapter.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.ExpectedTables;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.adapter.sql.schema.SchemaException;
import org.wschat.adapter.sql.schema.SchemaStep;
import org.wschat.adapter.sql.schema.SchemaStep.State;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.UserId;
import org.wschat.testkit.AwaitedMessageStore;
import org.wschat.testkit.Crowd;

/** How tables come to be on a server, and who may make them. */
final class MySqlSchemaTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final MySqlSettings administrator = new TestDatabases(MariaDbServer.running()).newDatabase();

    @Test
    void servers_that_start_at_once_without_a_database_all_come_up() throws SQLException {
        Crowd.of(4).each(member -> {
            try (SqlStore store = MySqlStore.open(administrator)) {
                return new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "hello");
            }
        });

        assertThat(rows("SELECT version FROM schema_history")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void servers_that_start_at_once_beside_the_tables_of_others_all_come_up() throws SQLException {
        administer("CREATE DATABASE `%s`", "CREATE TABLE `%s`.sql_messages (id BIGINT PRIMARY KEY)");

        Crowd.of(4).each(member -> {
            try (SqlStore store = MySqlStore.open(administrator)) {
                return new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "hello");
            }
        });

        assertThat(rows("SELECT version FROM schema_history")).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void goes_on_with_what_a_start_left_that_was_killed() throws SQLException {
        MySqlStore.open(administrator).close();
        administer("DELETE FROM `%s`.schema_history", "DROP TABLE `%s`.message");

        try (SqlStore store = MySqlStore.open(administrator)) {
            new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "hello");
        }
    }

    @Test
    void goes_on_with_what_the_very_first_start_left_that_was_killed() throws SQLException {
        MySqlStore.open(administrator).close();
        administer(
                "DELETE FROM `%s`.schema_history",
                "DROP TABLE `%s`.message",
                "ALTER TABLE `%s`.conversation DROP COLUMN blocked_by_low, DROP COLUMN blocked_by_high,"
                        + " DROP COLUMN last_write_token, DROP KEY conversation_low_listed, DROP KEY conversation_high_listed,"
                        + " DROP COLUMN last_message_id, DROP COLUMN listed_id");

        try (SqlStore store = MySqlStore.open(administrator)) {
            new AwaitedMessageStore(store.messages()).append(ALICE, BOB, "hello");
        }
    }

    @Test
    void refuses_tables_of_a_newer_program() throws SQLException {
        MySqlStore.open(administrator).close();
        administer("INSERT INTO `%s`.schema_history (installed_rank, version, description, type, script, installed_by,"
                + " execution_time, success) VALUES (9, '99', 'more', 'SQL', 'V99__more.sql', 'me', 1, 1)");

        assertThatThrownBy(() -> MySqlStore.open(administrator))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith(
                        "cannot be opened: the tables have version 99, this program knows versions up to 4:"
                                + " use a newer program");
    }

    @Test
    void tells_what_failed_half_way_and_goes_on_with_it_when_asked() throws SQLException {
        administer("CREATE DATABASE `%s`");
        Schema schema = new Schema(
                MySqlConnections.migrating(administrator),
                SqlDialect.MYSQL,
                "db/planted/halfway",
                Map.of(),
                new ExpectedTables(Map.of()));

        assertThatThrownBy(schema::prepare)
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("version 2 (two) failed: Table '")
                .hasMessageEndingWith("given_later' doesn't exist; mend the cause, then run: chat db migrate");
        assertThatThrownBy(schema::prepare)
                .isInstanceOf(SchemaException.class)
                .hasMessage("the tables are half changed, for version 2 (two) failed: mend the cause, then run: chat db"
                        + " migrate");
        assertThat(schema.status().steps()).extracting(SchemaStep::state).containsExactly(State.DONE, State.FAILED);
        assertThatThrownBy(schema::migrate).isInstanceOf(SchemaException.class);

        administer("CREATE TABLE `%s`.given_later (id INTEGER PRIMARY KEY)");
        schema.migrate();

        assertThat(schema.status().current()).isTrue();
        assertThat(rows("SELECT id FROM given_later")).containsExactly("2");
        schema.prepare();
    }

    @Test
    void an_account_that_may_only_read_and_write_runs_what_another_has_made() throws SQLException {
        String name = administrator.database();
        administer(
                "CREATE DATABASE `%s` CHARACTER SET utf8mb4",
                "CREATE USER 'maker of " + name + "'@'%%' IDENTIFIED BY 'm'",
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX ON `%s`.* TO 'maker of " + name
                        + "'@'%%'",
                "CREATE USER 'runner of " + name + "'@'%%' IDENTIFIED BY 'r'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON `%s`.* TO 'runner of " + name + "'@'%%'");
        MySqlSettings maker = as("maker of " + name, "m");
        MySqlSettings runner = as("runner of " + name, "r");

        assertThatThrownBy(() -> MySqlStore.open(runner))
                .hasMessageContaining("the tables are not up to date, and this account may not change them: run chat db"
                        + " migrate with one that may (CREATE command denied");
        try (StoreUpkeep upkeep = MySqlUpkeep.made(maker)) {
            upkeep.schema().migrate();
        }
        try (SqlStore store = MySqlStore.open(runner)) {
            AwaitedMessageStore awaited = new AwaitedMessageStore(store.messages());
            awaited.markRead(awaited.append(ALICE, BOB, "1"), awaited.appendLive(ALICE, BOB, "2"));
            assertThat(awaited.unread(BOB, ALICE)).isEmpty();
        }
        try (StoreUpkeep upkeep = MySqlUpkeep.existing(runner)) {
            assertThat(upkeep.schema().status().current()).isTrue();
        }
    }

    @Test
    void tells_an_account_that_may_not_make_the_database_what_to_run() throws SQLException {
        String name = administrator.database();
        administer("CREATE USER 'nobody of " + name + "'@'%%' IDENTIFIED BY 'n'");
        MySqlSettings nobody = as("nobody of " + name, "n");

        String run = "CREATE DATABASE IF NOT EXISTS `" + name + "` CHARACTER SET utf8mb4; GRANT SELECT, INSERT, UPDATE,"
                + " DELETE, CREATE, ALTER, DROP, INDEX ON `" + name + "`.* TO `nobody of " + name + "`@`%`;";
        assertThatThrownBy(() -> MySqlStore.open(nobody))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith(
                        "cannot be opened: there is no such database for this account, and it may not make"
                                + " one; as an administrator run: " + run
                                + " (SELECT, INSERT, UPDATE, DELETE are enough if another account migrates)");

        administer(run.replace("%", "%%").replaceAll(";$", "").split("; ", -1));
        MySqlStore.open(nobody).close();
    }

    @Test
    void looking_makes_no_database() {
        assertThatThrownBy(() -> MySqlUpkeep.existing(administrator))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageEndingWith("cannot be opened: there is no such database; to make it, run: chat db migrate");
    }

    private MySqlSettings as(String user, String password) {
        return MySqlSettings.of(administrator.host(), administrator.port(), administrator.database(), user, password);
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection =
                        MySqlConnections.withoutDatabase(administrator).getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.replace("%s", administrator.database()).replace("%%", "%"));
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (Connection connection = MySqlConnections.migrating(administrator).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
