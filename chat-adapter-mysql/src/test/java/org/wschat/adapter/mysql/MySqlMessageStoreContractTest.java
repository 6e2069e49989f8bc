package org.wschat.adapter.mysql;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

/** The promises of the port, kept on MariaDB. */
final class MySqlMessageStoreContractTest extends MessageStoreContract {

    private static MySqlMessageStore store;

    @BeforeAll
    static void open() {
        store = MySqlMessageStore.open(MariaDbServer.running().newDatabase());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    protected MessageStore store() {
        return store;
    }
}
