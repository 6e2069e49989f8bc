package org.wschat.adapter.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SQLite itself, which its driver unpacks into a file before it loads it. That file outlives a server that is killed, so it
 * is kept in a folder of the store, where the next server removes it.
 */
final class NativeLibrary {

    /** The driver's own property. Whoever sets it, because the store is on a volume without execution say, is obeyed. */
    private static final String FOLDER = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /** Has the library unpacked into a folder that nobody else uses; does nothing once a place is chosen. */
    static synchronized void unpackInto(Path folder) throws IOException {
        if (System.getProperty(FOLDER) != null) {
            return;
        }
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "sqlite-*")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        System.setProperty(FOLDER, folder.toString());
    }
}
