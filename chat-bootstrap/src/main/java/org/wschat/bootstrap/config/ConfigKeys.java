package org.wschat.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import org.wschat.bootstrap.config.ChatConfig.Guests;
import org.wschat.bootstrap.config.ChatConfig.LogLevel;
import org.wschat.bootstrap.config.ChatConfig.Rates;

/** Every key there is. Reading, names in the environment, the help and the documents all follow from here. */
final class ConfigKeys {

    static final ConfigKey<StorageKind> STORAGE = new ConfigKey<>(
            "storage",
            new OneOf<>(StorageKind.class),
            "",
            StorageKind.EMBEDDED,
            "Where messages are kept: `embedded` in one file on this machine, `mysql` in a MySQL or MariaDB server."
                    + " A file without this key but with a `mysql` block means `mysql`.");

    static final ConfigKey<Path> EMBEDDED_PATH = new ConfigKey<>(
            "embedded.path",
            new FolderPath(),
            "",
            Path.of("chat-data"),
            "The folder of the embedded store, made if missing. Relative to the working directory. On a volume without"
                    + " execution, start with `-Dorg.sqlite.tmpdir=` and a folder elsewhere.");

    static final ConfigKey<String> SERVER_ADDRESS = new ConfigKey<>(
                    "server.address",
                    host(),
                    "",
                    "127.0.0.1",
                    "The host name or address to listen on; `0.0.0.0` or `::` for all. The flag is `--host`.")
            .or("address");

    static final ConfigKey<Integer> SERVER_PORT = new ConfigKey<>(
                    "server.port",
                    new WholeNumber(0, 65_535),
                    "TCP port",
                    8080,
                    "The port to listen on, for sockets and HTTP; 0 lets the system choose. The flag is `--port`.")
            .or("port");

    static final ConfigKey<String> MYSQL_HOST =
            new ConfigKey<>("mysql.host", host(), "", "127.0.0.1", "The host name or address of the database server.");

    static final ConfigKey<Integer> MYSQL_PORT =
            new ConfigKey<>("mysql.port", new WholeNumber(1, 65_535), "TCP port", 3306, "Its port.");

    static final ConfigKey<String> MYSQL_USER = new ConfigKey<>(
                    "mysql.user", new Text("text, not empty", ".+"), "", "root", "Who signs in to the database.")
            .or("mysql.username");

    static final ConfigKey<String> MYSQL_PASSWORD = new ConfigKey<>(
                    "mysql.password",
                    new Text("text", ".*"),
                    "",
                    "",
                    "With which password. Better given by the environment than written to a file. Never shown.")
            .hidden();

    static final ConfigKey<String> MYSQL_DATABASE = new ConfigKey<>(
                    "mysql.database",
                    new Text("1 to 64 letters, digits, _, $ or -", "[\\p{L}\\p{N}_$-]{1,64}"),
                    "",
                    "chat",
                    "The database (schema) to use. It and its tables are made if missing, as far as the user may.")
            .or("mysql.dbname", "mysql.db_name", "mysql.db");

    static final ConfigKey<Integer> MYSQL_CONNECT_TIMEOUT_MS = new ConfigKey<>(
            "mysql.connect_timeout_ms",
            new WholeNumber(250, 60_000),
            "milliseconds",
            2_000,
            "How long opening a connection to the database may take.");

    static final ConfigKey<Integer> MYSQL_SOCKET_TIMEOUT_MS = new ConfigKey<>(
            "mysql.socket_timeout_ms",
            new WholeNumber(250, 60_000),
            "milliseconds",
            2_000,
            "How long the database may take to answer before the connection is given up. Whatever is set here, a send"
                    + " or read is answered within 5 seconds.");

    static final ConfigKey<Integer> MYSQL_START_TIMEOUT_MS = new ConfigKey<>(
            "mysql.start_timeout_ms",
            new WholeNumber(0, 3_600_000),
            "milliseconds",
            30_000,
            "How long a start waits for a database that cannot be reached, before it gives up with exit status 1.");

    static final ConfigKey<Integer> MYSQL_POOL_SIZE = new ConfigKey<>(
            "mysql.pool_size",
            new WholeNumber(2, 256),
            "connections",
            8,
            "The connections to the database for messages: two of them write (one, of fewer than four), the others read."
                    + " Accounts use up to 5 more, as they need them.");

    static final ConfigKey<Integer> LIMITS_FRAME_BYTES = new ConfigKey<>(
            "limits.frame_bytes",
            new WholeNumber(1_024, 16_777_216),
            "bytes",
            65_536,
            "The largest message taken from a client; a larger one closes its socket with 1009.");

    static final ConfigKey<Integer> LIMITS_OUTBOUND_BYTES = new ConfigKey<>(
            "limits.outbound_bytes",
            new WholeNumber(65_536, 1_073_741_824),
            "bytes",
            1_048_576,
            "How much may wait to be written on one socket; a client that reads too slowly for it is dropped"
                    + " on `/ws`, where what it missed stays unread, and on `/ws/v2` is told to catch up (`sync_required`).");

    static final ConfigKey<Integer> LIMITS_FIRST_CONTACT = new ConfigKey<>(
            "limits.first_contact",
            new WholeNumber(0, 1_000_000),
            "messages",
            0,
            "How many messages a person may send to somebody who has never answered; the next gets 50004 on"
                    + " `/ws`, `first_contact_limit` on `/ws/v2`. 0 for no limit.");

    static final ConfigKey<Integer> LIMITS_EDIT_SECONDS = new ConfigKey<>(
            "limits.edit_seconds",
            new WholeNumber(0, 315_360_000),
            "seconds",
            900,
            "For how long after it was sent a message may be edited by its sender (`/ws/v2`). 0 for not at all.");

    static final ConfigKey<Integer> LIMITS_RECALL_SECONDS = new ConfigKey<>(
            "limits.recall_seconds",
            new WholeNumber(0, 315_360_000),
            "seconds",
            172_800,
            "For how long it may be recalled (`/ws/v2`). 0 for not at all.");

    static final ConfigKey<Integer> LIMITS_USER_SOCKETS = new ConfigKey<>(
            "limits.user_sockets",
            new WholeNumber(1, 100_000),
            "sockets",
            50,
            "How many sockets of `/ws/v2` one user may have open; the next is closed with 4409.");

    static final ConfigKey<Rates> LIMITS_RATES = new ConfigKey<>(
            "limits.rates",
            new OneOf<>(Rates.class),
            "",
            Rates.AUTO,
            "Whether requests on `/ws/v2` are limited, for each user and each address, as docs/protocol.md has it: `on`,"
                    + " `off`, or `auto`, which means unless the server listens on a loopback address only and no proxy is"
                    + " trusted.");

    static final ConfigKey<Integer> LIMITS_HANDSHAKE_TIMEOUT_MS = new ConfigKey<>(
            "limits.handshake_timeout_ms",
            new WholeNumber(100, 60_000),
            "milliseconds",
            5_000,
            "How long a new connection may take until its request is complete.");

    static final ConfigKey<Integer> LIMITS_DRAIN_TIMEOUT_MS = new ConfigKey<>(
            "limits.drain_timeout_ms",
            new WholeNumber(0, 8_000),
            "milliseconds",
            5_000,
            "How long a stop waits for sends under way and for clients to answer the close frame.");

    static final ConfigKey<List<String>> ORIGINS = new ConfigKey<>(
            "origins",
            new TextList(new Text(
                    "* or scheme://host or scheme://host:port", "\\*|[A-Za-z][A-Za-z0-9+.-]*://[^\\s/,\\p{Cntrl}]+")),
            "",
            List.of(),
            "The web pages that may open sockets, and whose scripts may use the HTTP routes (CORS), as a browser names"
                    + " them in `Origin`; `*` for all. Empty: only pages served from `localhost`, `127.0.0.1` or `[::1]`, whatever their port. Clients that are no"
                    + " browsers send no `Origin` and are always allowed.");

    static final ConfigKey<Guests> AUTH_GUESTS = new ConfigKey<>(
            "auth.guests",
            new OneOf<>(Guests.class),
            "",
            Guests.AUTO,
            "Whether anybody may chat without an account, under a name that nobody has registered: `on`, `off`, or `auto`,"
                    + " which means while the server listens on a loopback address only and no proxy is trusted.");

    static final ConfigKey<Integer> AUTH_SESSION_DAYS = new ConfigKey<>(
            "auth.session_days",
            new WholeNumber(1, 3_650),
            "days",
            30,
            "How long a login lasts that is not used; each use begins that time anew.");

    static final ConfigKey<List<String>> TRUSTED_PROXIES = new ConfigKey<>(
            "trusted_proxies",
            addresses(),
            "",
            List.of(),
            "The proxies whose `X-Forwarded-For` tells where a request over HTTP comes from. Everybody else's is ignored.");

    static final ConfigKey<List<String>> METRICS_FROM = new ConfigKey<>(
            "metrics_from",
            addresses(),
            "",
            List.of("127.0.0.0/8", "::1"),
            "Who may read `/metrics`; everybody else gets 403. A request that was passed on by a proxy which is not among"
                    + " `trusted_proxies` is refused too, for nobody knows where it comes from.");

    static final ConfigKey<LogLevel> LOG_LEVEL = new ConfigKey<>(
            "log.level",
            new OneOf<>(LogLevel.class),
            "",
            LogLevel.INFO,
            "How much is logged. Libraries are heard from `warn` upwards.");

    /** All of them, in the order of the documents. */
    static final List<ConfigKey<?>> ALL = List.of(
            STORAGE,
            EMBEDDED_PATH,
            SERVER_ADDRESS,
            SERVER_PORT,
            MYSQL_HOST,
            MYSQL_PORT,
            MYSQL_USER,
            MYSQL_PASSWORD,
            MYSQL_DATABASE,
            MYSQL_CONNECT_TIMEOUT_MS,
            MYSQL_SOCKET_TIMEOUT_MS,
            MYSQL_START_TIMEOUT_MS,
            MYSQL_POOL_SIZE,
            LIMITS_FRAME_BYTES,
            LIMITS_OUTBOUND_BYTES,
            LIMITS_FIRST_CONTACT,
            LIMITS_EDIT_SECONDS,
            LIMITS_RECALL_SECONDS,
            LIMITS_USER_SOCKETS,
            LIMITS_RATES,
            LIMITS_HANDSHAKE_TIMEOUT_MS,
            LIMITS_DRAIN_TIMEOUT_MS,
            ORIGINS,
            AUTH_GUESTS,
            AUTH_SESSION_DAYS,
            TRUSTED_PROXIES,
            METRICS_FROM,
            LOG_LEVEL);

    private ConfigKeys() {}

    private static Text host() {
        return new Text(
                "a host name or an address, without a port",
                "[A-Za-z0-9._-]+|(?=.*:.*:)[0-9A-Fa-f:.]+(%[A-Za-z0-9._-]+)?");
    }

    private static TextList addresses() {
        return new TextList(new NetworkAddress());
    }
}
