package org.wschat.adapter.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.ExpectedTables;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.application.port.outbound.MessageStoreException;

/** Opens the file for those who look after it, while no server holds its folder. */
public final class SqliteUpkeep {

    private static final String MIGRATIONS = "db/migration/sqlite";

    private SqliteUpkeep() {}

    /**
     * Opens a file that is there, and changes nothing.
     *
     * @param directory the folder of the file
     * @return the upkeep, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person
     */
    public static StoreUpkeep existing(Path directory) {
        return open(directory, false);
    }

    /**
     * Opens the file, and makes it if it is missing, without tables.
     *
     * @param directory the folder of the file
     * @return the upkeep, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person
     */
    public static StoreUpkeep made(Path directory) {
        return open(directory, true);
    }

    private static StoreUpkeep open(Path directory, boolean make) {
        OpenResources resources = new OpenResources();
        try {
            if (!make && !Files.exists(directory.resolve("chat.db"))) {
                throw new NoSuchFileException("there is no chat.db; to make it, run: chat db migrate");
            }
            StoreDirectory held = resources.add(StoreDirectory.take(directory));
            SqlConnections connections = SqliteConnections.of(held.database());
            return StoreUpkeep.open(schema(connections), connections, resources);
        } catch (IOException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the SQLite store in " + directory, e);
        }
    }

    static Schema schema(SqlConnections connections) {
        return new Schema(connections.writing(), SqlDialect.SQLITE, MIGRATIONS, Map.of(), ExpectedTables.OURS);
    }
}
