package org.wschat.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.wschat.domain.message.ChatRules;

/**
 * All that can be configured, checked and complete. What the values mean is told by {@code docs/configuration.md}.
 *
 * @param storage where messages are kept
 * @param server where the server listens
 * @param limits what it lets others do
 * @param origins the web pages that may open sockets, and whose scripts may use the HTTP routes
 * @param auth who may act under which name
 * @param metricsFrom who may read the metrics
 * @param logLevel how much it tells
 */
public record ChatConfig(
        Storage storage,
        Server server,
        Limits limits,
        Set<String> origins,
        Auth auth,
        Set<String> metricsFrom,
        LogLevel logLevel) {

    /** Keeps copies of the sets. */
    public ChatConfig {
        origins = Set.copyOf(origins);
        metricsFrom = Set.copyOf(metricsFrom);
    }

    /** Where messages are kept. */
    public sealed interface Storage {}

    /**
     * In one file of this machine.
     *
     * @param path the folder of the file
     */
    public record Embedded(Path path) implements Storage {}

    /**
     * In a MySQL or MariaDB server.
     *
     * @param host its name or address
     * @param port its TCP port
     * @param user who signs in
     * @param password with what
     * @param database the schema, which must exist
     * @param connectTimeout how long a connection may take to open
     * @param socketTimeout how long an answer may take
     * @param startTimeout how long to wait for the server at the start
     * @param poolSize the most connections open at a time
     */
    public record MySql(
            String host,
            int port,
            String user,
            Secret password,
            String database,
            Duration connectTimeout,
            Duration socketTimeout,
            Duration startTimeout,
            int poolSize)
            implements Storage {}

    /**
     * Where the server listens.
     *
     * @param address a host name or an address
     * @param port the TCP port; 0 lets the system choose one
     */
    public record Server(String address, int port) {}

    /**
     * What others may do.
     *
     * @param frameBytes the largest message taken from a client
     * @param outboundBytes how much may wait to be written on one socket
     * @param userSockets how many sockets one user may have open
     * @param rates whether requests are limited
     * @param rules what people may do
     * @param handshakeTimeout how long a request may take to arrive
     * @param drainTimeout how long a stop waits for what is under way
     */
    public record Limits(
            int frameBytes,
            int outboundBytes,
            int userSockets,
            Rates rates,
            ChatRules rules,
            Duration handshakeTimeout,
            Duration drainTimeout) {}

    /**
     * Who may act under which name.
     *
     * @param guests whether anybody may, under a name that belongs to nobody
     * @param sessionLifetime how long a login lasts that is not used
     * @param trustedProxies whose word on where clients come from is taken
     */
    public record Auth(Guests guests, Duration sessionLifetime, Set<String> trustedProxies) {

        /** Keeps a copy of the set. */
        public Auth {
            trustedProxies = Set.copyOf(trustedProxies);
        }
    }

    /** Whether guests are admitted. */
    public enum Guests {
        /** While the server listens on a loopback address. */
        AUTO,
        /** Always. */
        ON,
        /** Never. */
        OFF
    }

    /** Whether requests are limited. */
    public enum Rates {
        /** Unless the server listens on a loopback address only. */
        AUTO,
        /** Always. */
        ON,
        /** Never. */
        OFF
    }

    /** How much is told; each level includes those before it. */
    public enum LogLevel {
        /** Only what needs somebody's hand. */
        ERROR,
        /** What somebody should look at. */
        WARN,
        /** What happens to the server as a whole. */
        INFO,
        /** What happens on single sockets. */
        DEBUG,
        /** Everything. */
        TRACE
    }
}
