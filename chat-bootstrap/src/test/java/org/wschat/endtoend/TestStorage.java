package org.wschat.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the servers of one test keep: a working directory and a database of its own, empty at first, removed at the end. */
final class TestStorage implements BeforeEachCallback, AfterEachCallback {

    private final Engine engine;
    private final String database = "chat_e2e_" + UUID.randomUUID().toString().substring(0, 8);
    private Path directory;

    TestStorage(Engine engine) {
        this.engine = engine;
    }

    /** Prepares a server on this storage. */
    ChatProcess.Launch server() {
        ChatProcess.Launch launch = ChatProcess.in(directory);
        engine.use(launch, database);
        return launch;
    }

    /** {@return the name of the database} */
    String database() {
        return database;
    }

    /** Connects to the database, which a server has made. */
    Connection connect() throws SQLException {
        return engine instanceof DatabaseServer server
                ? server.connect(database)
                : DriverManager.getConnection("jdbc:sqlite:" + directory.resolve(Path.of("chat-data", "chat.db")));
    }

    /** {@return the working directory of its servers} */
    Path directory() {
        return directory;
    }

    /** {@return what its servers keep their data in} */
    Engine engine() {
        return engine;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        make();
    }

    /** Makes the directory. */
    void make() throws IOException {
        directory = Files.createTempDirectory("wschat-e2e");
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        remove();
    }

    /** Removes all there is. */
    void remove() throws IOException {
        engine.drop(database);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
