package org.wschat.adapter.mysql;

import java.time.Duration;
import org.wschat.adapter.sql.read.ReaderSettings;
import org.wschat.adapter.sql.write.WriterSettings;

/**
 * Where the server is, and how it is used.
 *
 * @param host its name or address
 * @param port its TCP port
 * @param database the name of the database
 * @param user who connects
 * @param password their password; empty for none
 * @param connectTimeout how long connecting may take
 * @param socketTimeout how long the server may take to answer a statement, before the connection counts as lost
 * @param startTimeout how long to wait at the start for a server that is not there
 * @param writer how writes are gathered and bounded; each shard has a connection
 * @param reader how queries are bounded; each thread has a connection
 */
public record MySqlSettings(
        String host,
        int port,
        String database,
        String user,
        String password,
        Duration connectTimeout,
        Duration socketTimeout,
        Duration startTimeout,
        WriterSettings writer,
        ReaderSettings reader) {

    /**
     * How many write, on a server with connections to spare: one while the other waits for its commit. More would only make the
     * batches smaller.
     */
    public static final int WRITERS = 2;

    private static final int READ_THREADS = 3;

    /** Checks the numbers. */
    public MySqlSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
        }
        if (database.isBlank()) {
            throw new IllegalArgumentException("database: empty (expected: a name)");
        }
        checkTimeout("connectTimeout", connectTimeout);
        checkTimeout("socketTimeout", socketTimeout);
        if (startTimeout.isNegative()) {
            throw new IllegalArgumentException("startTimeout: " + startTimeout + " (expected: 0 or more)");
        }
    }

    private static void checkTimeout(String name, Duration timeout) {
        if (timeout.toMillis() < 250 || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": " + timeout + " (expected: at least 250 ms, at most 24 days)");
        }
    }

    /**
     * What suits most servers.
     *
     * @param host its name or address
     * @param port its TCP port
     * @param database the name of the database
     * @param user who connects
     * @param password their password
     * @return the settings
     */
    public static MySqlSettings of(String host, int port, String database, String user, String password) {
        return new MySqlSettings(
                host,
                port,
                database,
                user,
                password,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                WriterSettings.withShards(WRITERS),
                ReaderSettings.withThreads(READ_THREADS));
    }

    /**
     * The same, with another patience at the start.
     *
     * @param patience how long to wait for a server that is not there
     * @return the settings
     */
    public MySqlSettings withStartTimeout(Duration patience) {
        return new MySqlSettings(
                host, port, database, user, password, connectTimeout, socketTimeout, patience, writer, reader);
    }

    /**
     * The same, with other bounds for queries.
     *
     * @param bounds how queries are bounded
     * @return the settings
     */
    public MySqlSettings withReader(ReaderSettings bounds) {
        return new MySqlSettings(
                host, port, database, user, password, connectTimeout, socketTimeout, startTimeout, writer, bounds);
    }

    /** {@return where it is and who connects, for people} */
    String place() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    /** {@return where it is and who connects, never the password} */
    @Override
    public String toString() {
        return "MySqlSettings[" + place() + "]";
    }
}
