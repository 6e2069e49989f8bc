package org.wschat.adapter.mysql;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.jdbc.LeftoversContract;
import org.wschat.testkit.jdbc.WatchedConnections;

/** What is left of an erased person in the tables on each server. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlLeftoversTest extends LeftoversContract {

    private final TestDatabases databases;
    private final WatchedConnections connections = new WatchedConnections();
    private SqlStore store;

    MySqlLeftoversTest(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void open() {
        store = MySqlStore.open(databases.newDatabase(), connections);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected UserStore users() {
        return store.users();
    }

    @Override
    protected SessionStore sessions() {
        return store.sessions();
    }

    @Override
    protected MessageStore messages() {
        return store.messages();
    }

    @Override
    protected DataSource database() {
        return connections.reading();
    }
}
