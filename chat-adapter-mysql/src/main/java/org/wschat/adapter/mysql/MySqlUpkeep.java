package org.wschat.adapter.mysql;

import java.sql.SQLException;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.application.port.outbound.MessageStoreException;

/** Connects to a database for those who look after it; servers may be at work in it meanwhile. */
public final class MySqlUpkeep {

    private MySqlUpkeep() {}

    /**
     * Connects to a database that is there, and changes nothing.
     *
     * @param settings where it is
     * @return the upkeep, to be closed
     * @throws MessageStoreException if that fails; the message is one line for a person, without the password
     */
    public static StoreUpkeep existing(MySqlSettings settings) {
        return open(settings, MySqlDatabase::existing);
    }

    /**
     * Connects to a database, and makes it if it is missing, without tables.
     *
     * @param settings where it is
     * @return the upkeep, to be closed
     * @throws MessageStoreException if that fails; the message is one line for a person, without the password
     */
    public static StoreUpkeep made(MySqlSettings settings) {
        return open(settings, MySqlDatabase::prepare);
    }

    private static StoreUpkeep open(MySqlSettings settings, Opening opening) {
        OpenResources resources = new OpenResources();
        try {
            MySqlDatabase.await(settings);
            Schema schema = opening.of(settings);
            return StoreUpkeep.open(schema, MySqlConnections.ofUpkeep(settings), resources);
        } catch (SQLException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the MySQL store at " + settings.place(), e);
        }
    }

    /** A way to come by the tables. */
    private interface Opening {
        Schema of(MySqlSettings settings) throws SQLException;
    }
}
