package org.wschat.bootstrap;

import java.nio.file.Path;
import org.wschat.adapter.mysql.MySqlMessageStore;
import org.wschat.adapter.mysql.MySqlSettings;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.write.BulkWriter;
import org.wschat.adapter.sql.write.WriterSettings;
import org.wschat.adapter.sqlite.SqliteMessageStore;
import org.wschat.adapter.sqlite.SqliteSettings;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Storage;

/**
 * A store that is open.
 *
 * @param messages what it does for the application
 * @param bulkWriter writes messages of the past into it
 * @param name what it is and where, for people; no secrets
 * @param closing writes what is under way and lets go of the files or connections
 */
record OpenStore(MessageStore messages, BulkWriter bulkWriter, String name, Runnable closing) implements AutoCloseable {

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
        SqliteMessageStore store = SqliteMessageStore.open(SqliteSettings.in(folder));
        return new OpenStore(store, store.bulkWriter(), "embedded, in " + folder.toAbsolutePath(), store::close);
    }

    private static OpenStore mysql(MySql at) {
        MySqlMessageStore store = MySqlMessageStore.open(settings(at));
        return new OpenStore(
                store,
                store.bulkWriter(),
                "mysql, database " + at.database() + " on " + at.host() + ":" + at.port(),
                store::close);
    }

    /** The settings of the adapter that the configuration comes to. */
    static MySqlSettings settings(MySql at) {
        int reading = at.poolSize() / 2;
        return new MySqlSettings(
                at.host(),
                at.port(),
                at.database(),
                at.user(),
                at.password().value(),
                at.connectTimeout(),
                at.socketTimeout(),
                at.startTimeout(),
                WriterSettings.withShards(at.poolSize() - reading),
                ReaderSettings.withThreads(reading));
    }

    @Override
    public void close() {
        closing.run();
    }
}
