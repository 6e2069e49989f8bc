package org.wschat.adapter.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

/** The promises of the port, kept on one SQLite file. */
final class SqliteMessageStoreContractTest extends MessageStoreContract {

    @TempDir
    static Path directory;

    private static SqlStore store;

    @BeforeAll
    static void open() {
        store = SqliteStore.open(SqliteSettings.in(directory));
    }

    @AfterAll
    static void close() {
        store.close();
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
