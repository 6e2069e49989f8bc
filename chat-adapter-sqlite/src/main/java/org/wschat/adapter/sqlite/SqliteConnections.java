package org.wschat.adapter.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.adapter.sql.database.SqlDialect;

/**
 * How the file is opened. With the write-ahead log and {@code synchronous=FULL} every commit is on the disk before it
 * returns, and readers never wait for the writer.
 */
final class SqliteConnections {

    private static final int BUSY_TIMEOUT_MILLIS = 1_000;
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int LOG_SIZE_LIMIT = 64 << 20;
    private static final int WRITER_CACHE_KIB = 16 << 10;
    private static final int READER_CACHE_KIB = 4 << 10;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private SqliteConnections() {}

    /** The connections to a file that is there; it may be empty. */
    static SqlConnections of(Path database) {
        return new SqlConnections(SqlDialect.SQLITE, writing(database), reading(database), PATIENCE);
    }

    /** Connections whose commits are on the disk when they return, and that overwrite what they delete. */
    static DataSource writing(Path database) {
        SQLiteConfig config = config(WRITER_CACHE_KIB);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.setJournalSizeLimit(LOG_SIZE_LIMIT);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        return source(database, config);
    }

    /** Connections that cannot write. */
    private static DataSource reading(Path database) {
        SQLiteConfig config = config(READER_CACHE_KIB);
        config.setReadOnly(true);
        return source(database, config);
    }

    private static SQLiteConfig config(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setCacheSize(-cacheKib);
        return config;
    }

    private static DataSource source(Path database, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        return source;
    }
}
