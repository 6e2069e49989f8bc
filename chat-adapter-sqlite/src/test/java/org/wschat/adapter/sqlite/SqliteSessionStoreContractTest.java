package org.wschat.adapter.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.SessionStore;
import org.wschat.application.port.outbound.UserStore;
import org.wschat.testkit.contract.SessionStoreContract;

/** The promises of the port of sessions, kept on one SQLite file. */
final class SqliteSessionStoreContractTest extends SessionStoreContract {

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
    protected UserStore users() {
        return store.users();
    }

    @Override
    protected SessionStore sessions() {
        return store.sessions();
    }
}
