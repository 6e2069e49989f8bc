package org.wschat.adapter.mysql;

import ch.vorburger.exec.ManagedProcessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.testkit.contract.MessageStoreContract;

/** The promises of the port, kept whatever the settings of the server, in a database made without a word about texts. */
@ParameterizedClass
@MethodSource("stores")
final class OddServerContractTest extends MessageStoreContract {

    private final OpenStore open;

    OddServerContractTest(OpenStore open) {
        this.open = open;
    }

    static Stream<OpenStore> stores() {
        return Stream.of(OddServer.values()).map(OpenStore::new);
    }

    @Override
    protected MessageStore store() {
        return open.store.messages();
    }

    @Override
    public InboxStore inbox() {
        return open.store.inbox();
    }

    @Override
    public LastSeenStore lastSeen() {
        return open.store.lastSeen();
    }

    /** A server, and the store on it; the tests of the contract close both. */
    private static final class OpenStore implements AutoCloseable {

        private final OddServer odd;
        private final MariaDbServer server;
        private final SqlStore store;

        OpenStore(OddServer odd) {
            this.odd = odd;
            server = odd.start();
            MySqlSettings settings = server.database("Chat_of_Others");
            create(settings);
            store = MySqlStore.open(settings);
        }

        private static void create(MySqlSettings settings) {
            try (Connection connection =
                            MySqlConnections.withoutDatabase(settings).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + settings.database());
                statement.execute("SET GLOBAL sql_select_limit = 3");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws ManagedProcessException {
            store.close();
            server.close();
        }

        @Override
        public String toString() {
            return odd.toString();
        }
    }
}
