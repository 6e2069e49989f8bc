package org.wschat.adapter.mysql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.SqlStore;

/** The databases of one run of a test class on one server, dropped at its end. */
final class TestDatabases implements AutoCloseable {

    private final TestServer server;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<MySqlSettings> databases = new ArrayList<>();
    private @Nullable SqlStore shared;

    TestDatabases(TestServer server) {
        this.server = server;
    }

    /** Settings of a database that does not exist yet. */
    MySqlSettings newDatabase() {
        String name = server.prefix() + " " + run + " " + (databases.size() + 1);
        MySqlSettings settings = server.database(name);
        databases.add(settings);
        return settings;
    }

    /** The store that all tests of the class share, closed at the end of the run. */
    SqlStore sharedStore() {
        if (shared == null) {
            shared = MySqlStore.open(newDatabase());
        }
        return shared;
    }

    @Override
    public void close() throws SQLException {
        if (shared != null) {
            shared.close();
        }
        for (MySqlSettings settings : databases) {
            try (Connection connection =
                            MySqlConnections.withoutDatabase(settings).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS `" + settings.database() + "`");
            }
        }
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
