package org.wschat.adapter.mysql;

import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.application.port.outbound.MessageStoreException;

/** The store on a MySQL or MariaDB server. Several stores may use the same database. */
public final class MySqlStore {

    private MySqlStore() {}

    /**
     * Waits for the server if it is not there, connects, makes the database if it is missing and the user may, brings its
     * tables up to date, and starts the threads of the store.
     *
     * @param settings where the server is, and how it is used
     * @return the store, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person, without the password
     */
    public static SqlStore open(MySqlSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /**
     * @param seam stands between the store and its connections
     */
    static SqlStore open(MySqlSettings settings, UnaryOperator<DataSource> seam) {
        OpenResources resources = new OpenResources();
        try {
            MySqlDatabase.await(settings);
            MySqlDatabase.prepare(settings).prepare();
            return SqlStore.open(
                    MySqlConnections.ofStore(settings),
                    settings.writer(),
                    settings.reader(),
                    patience -> MySqlConnections.knock(settings, patience),
                    seam,
                    resources);
        } catch (SQLException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the MySQL store at " + settings.place(), e);
        }
    }
}
