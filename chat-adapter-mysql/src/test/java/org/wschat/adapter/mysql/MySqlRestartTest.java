package org.wschat.adapter.mysql;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.RestartContract;

/** With two servers on one database: whoever comes back comes to the other one, and now and then one is started anew. */
@ParameterizedClass
@MethodSource("org.wschat.adapter.mysql.TestServer#each")
final class MySqlRestartTest extends RestartContract {

    private final MySqlSettings settings;
    private SqlStore here;
    private SqlStore there;
    private int restarts;

    MySqlRestartTest(TestDatabases databases) {
        settings = databases.newDatabase();
    }

    @BeforeEach
    void open() {
        here = MySqlStore.open(settings);
        there = MySqlStore.open(settings);
    }

    @AfterEach
    void close() {
        List.of(here, there).forEach(SqlStore::close);
    }

    @Override
    protected MessageStore store() {
        return here.messages();
    }

    @Override
    protected InboxStore inbox() {
        return here.inbox();
    }

    @Override
    protected void restart() {
        SqlStore left = here;
        here = there;
        there = left;
        if (++restarts % 5 == 0) {
            there.close();
            there = MySqlStore.open(settings);
        }
    }
}
