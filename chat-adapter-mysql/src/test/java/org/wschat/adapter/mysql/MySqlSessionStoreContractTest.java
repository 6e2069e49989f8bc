package org.wschat.adapter.mysql;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.contract.SessionStoreContract;

/** The promises of the port of sessions, kept on each server. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlSessionStoreContractTest extends SessionStoreContract {

    private final SqlStore store;

    MySqlSessionStoreContractTest(TestDatabases databases) {
        store = databases.sharedStore();
    }

    @Override
    protected UserStore users() {
        return store.users();
    }

    @Override
    protected SessionStore sessions() {
        return store.sessions();
    }
}
