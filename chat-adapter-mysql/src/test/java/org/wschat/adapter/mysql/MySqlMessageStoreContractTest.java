package org.wschat.adapter.mysql;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

/** The promises of the port, kept on each server. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlMessageStoreContractTest extends MessageStoreContract {

    private final SqlStore store;

    MySqlMessageStoreContractTest(TestDatabases databases) {
        store = databases.sharedStore();
    }

    @Override
    protected MessageStore store() {
        return store.messages();
    }

    @Override
    public InboxStore inbox() {
        return store.inbox();
    }

    @Override
    public LastSeenStore lastSeen() {
        return store.lastSeen();
    }
}
