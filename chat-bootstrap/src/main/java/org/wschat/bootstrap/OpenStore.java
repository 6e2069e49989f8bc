package org.wschat.bootstrap;

import java.nio.file.Path;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.adapter.mysql.MySqlStore;
import org.wschat.adapter.sql.SqlStore;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.write.WriterSettings;
import org.wschat.adapter.sqlite.SqliteSettings;
import org.wschat.adapter.sqlite.SqliteStore;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Storage;

/**
 * A store that is open.
 *
 * @param ports what it does for the application
 * @param name what it is and where, for people; no secrets
 */
record OpenStore(SqlStore ports, String name) implements AutoCloseable {

    /**
     * Opens the store that the configuration asks for.
     *
     * @param storage which, and where
     * @return the store, its schema up to date
     * @throws org.wschat.application.port.outbound.MessageStoreException if it cannot be opened
     */
    static OpenStore of(Storage storage) {
        return storage instanceof Embedded embedded ? embedded(embedded.path()) : mysql((MySql) storage);
    }

    private static OpenStore embedded(Path folder) {
        return new OpenStore(SqliteStore.open(SqliteSettings.in(folder)), "embedded, in " + folder.toAbsolutePath());
    }

    private static OpenStore mysql(MySql at) {
        return new OpenStore(
                MySqlStore.open(settings(at)),
                "mysql, database " + at.database() + " on " + at.host() + ":" + at.port());
    }

    /** The settings of the adapter that the configuration comes to. */
    static MySqlSettings settings(MySql at) {
        int writing = Math.min(MySqlSettings.WRITERS, at.poolSize() / 2);
        return new MySqlSettings(
                at.host(),
                at.port(),
                at.database(),
                at.user(),
                at.password().value(),
                at.connectTimeout(),
                at.socketTimeout(),
                at.startTimeout(),
                WriterSettings.withShards(writing),
                ReaderSettings.withThreads(at.poolSize() - writing));
    }

    @Override
    public void close() {
        ports.close();
    }
}
