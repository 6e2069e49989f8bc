package org.wschat.adapter.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.RestartContract;

final class SqliteRestartTest extends RestartContract {

    @TempDir
    private Path directory;

    private SqlStore store;

    @BeforeEach
    void open() {
        store = SqliteStore.open(SqliteSettings.in(directory));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected MessageStore store() {
        return store.messages();
    }

    @Override
    protected InboxStore inbox() {
        return store.inbox();
    }

    @Override
    protected void restart() {
        close();
        open();
    }
}
