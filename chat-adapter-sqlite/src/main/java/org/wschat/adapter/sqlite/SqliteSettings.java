package org.wschat.adapter.sqlite;

import java.nio.file.Path;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.write.WriterSettings;

/**
 * Where the file is, and how it is used.
 *
 * @param directory holds {@code chat.db} and the files beside it; made if it is missing
 * @param writer how writes are gathered and bounded; one shard, as SQLite has one writer
 * @param reader how queries are bounded
 */
public record SqliteSettings(Path directory, WriterSettings writer, ReaderSettings reader) {

    /** Checks the shards. */
    public SqliteSettings {
        if (writer.shards() != 1) {
            throw new IllegalArgumentException("shards: " + writer.shards() + " (expected: 1)");
        }
    }

    /**
     * What suits most servers.
     *
     * @param directory holds the files
     * @return the settings
     */
    public static SqliteSettings in(Path directory) {
        return new SqliteSettings(directory, WriterSettings.withShards(1), ReaderSettings.withThreads(2));
    }
}
