package org.wschat.adapter.sqlite;

import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.application.port.outbound.MessageStoreException;

/** The store in one SQLite file under a directory that it holds alone. */
public final class SqliteStore {

    private SqliteStore() {}

    /**
     * Opens the file, or makes it, brings its tables up to date, and starts the threads of the store.
     *
     * @param settings where it is, and how it is used
     * @return the store, to be closed
     * @throws MessageStoreException if it cannot be opened; the message is one line for a person
     */
    public static SqlStore open(SqliteSettings settings) {
        return open(settings, UnaryOperator.identity());
    }

    /**
     * @param seam stands between the store and its connections
     */
    static SqlStore open(SqliteSettings settings, UnaryOperator<DataSource> seam) {
        OpenResources resources = new OpenResources();
        try {
            StoreDirectory directory = resources.add(StoreDirectory.take(settings.directory()));
            NativeLibrary.unpackInto(directory.nativeLibrary());
            SqlConnections connections = SqliteConnections.of(directory.database());
            SqliteUpkeep.schema(connections).prepare();
            return SqlStore.open(
                    connections,
                    settings.writer(),
                    settings.reader(),
                    patience -> connections.writing().getConnection().close(),
                    seam,
                    resources);
        } catch (IOException | RuntimeException e) {
            resources.close();
            throw OpenFailure.of("the SQLite store in " + settings.directory(), e);
        }
    }
}
