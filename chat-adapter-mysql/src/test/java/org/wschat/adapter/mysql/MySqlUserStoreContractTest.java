package org.wschat.adapter.mysql;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.contract.UserStoreContract;

/** The promises of the port of accounts, kept on each server. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlUserStoreContractTest extends UserStoreContract {

    private final SqlStore store;

    MySqlUserStoreContractTest(TestDatabases databases) {
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

    @Override
    protected MessageStore messageStore() {
        return store.messages();
    }
}
