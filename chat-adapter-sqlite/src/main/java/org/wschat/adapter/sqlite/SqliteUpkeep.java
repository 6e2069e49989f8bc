package org.wschat.adapter.sqlite;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.wschat.adapter.sql.StoreUpkeep;
import org.wschat.adapter.sql.database.ConnectionPool;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.application.port.outbound.MessageStoreException;

/** Opens the file for those who look after it, while no server holds its folder. */
public final class SqliteUpkeep {

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
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
            DataSource connections = SqliteConnections.writing(held.database());
            HikariDataSource reading = resources.add(ConnectionPool.forReading(
                    SqlDialect.SQLITE, SqliteConnections.reading(held.database()), 1, CONNECTION_TIMEOUT));
            HikariDataSource writing =
                    resources.add(ConnectionPool.forWriting(SqlDialect.SQLITE, connections, 1, CONNECTION_TIMEOUT));
            return StoreUpkeep.of(schema(connections), SqlDialect.SQLITE, reading, writing, resources);
        } catch (IOException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the SQLite store in " + directory, e);
        }
    }

    static Schema schema(DataSource connections) {
        return new Schema(connections, SqlDialect.SQLITE, MIGRATIONS, Map.of());
    }
}
