package org.wschat.bootstrap.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.wschat.bootstrap.config.ChatConfig.Auth;
import org.wschat.bootstrap.config.ChatConfig.Embedded;
import org.wschat.bootstrap.config.ChatConfig.Limits;
import org.wschat.bootstrap.config.ChatConfig.MySql;
import org.wschat.bootstrap.config.ChatConfig.Server;
import org.wschat.bootstrap.config.ChatConfig.Storage;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.message.FirstContactRule;

/** Reads the configuration. The environment overrules the file, the flags overrule both. */
public final class ConfigReader {

    private static final String DEFAULT_FILE = "config.json";
    private static final String PREFIX = "CHAT_";
    private static final String PREFIX_OF_TESTS = "CHAT_TEST_";

    /** Of an import, and of a user; both are no settings. */
    private static final Set<String> PASSWORDS = Set.of("CHAT_IMPORT_PASSWORD", "CHAT_USER_PASSWORD");

    private final ConfigValues values = new ConfigValues();
    private boolean fileMeansMySql;

    private ConfigReader() {}

    /**
     * Reads the configuration.
     *
     * @param sources where from
     * @return what they say, completed with the defaults
     * @throws ConfigException at the first thing that is wrong
     */
    public static ChatConfig read(ConfigSources sources) {
        ConfigReader reader = new ConfigReader();
        reader.readFile(sources);
        reader.readEnvironment(sources.environment());
        reader.readFlags(sources);
        return reader.config();
    }

    private void readFile(ConfigSources sources) {
        String name = sources.file() == null ? DEFAULT_FILE : sources.file();
        Path file = resolve(sources.directory(), name);
        if (sources.file() != null || Files.exists(file)) {
            Set<String> found = ConfigFile.read(ConfigValues.shown(name), file, values);
            fileMeansMySql = found.contains("mysql");
        }
    }

    private static Path resolve(Path directory, String name) {
        try {
            return directory.resolve(name);
        } catch (InvalidPathException e) {
            throw new ConfigException("--config", ConfigValues.shown(name), "the path of a file");
        }
    }

    private void readEnvironment(Map<String, String> environment) {
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !name.startsWith(PREFIX_OF_TESTS) && !PASSWORDS.contains(name)) {
                values.putText(keyOf(name), name, text);
            }
        });
    }

    private static ConfigKey<?> keyOf(String variable) {
        Optional<ConfigKey<?>> named = ConfigKeys.ALL.stream()
                .filter(key -> key.variable().equals(variable))
                .findFirst();
        return named.orElseThrow(() ->
                new ConfigException(ConfigValues.shown(variable), "unknown variable", "a name that --help lists"));
    }

    private void readFlags(ConfigSources sources) {
        if (sources.host() != null) {
            values.putText(ConfigKeys.SERVER_ADDRESS, "--host", sources.host());
        }
        if (sources.port() != null) {
            values.putText(ConfigKeys.SERVER_PORT, "--port", sources.port());
        }
    }

    private ChatConfig config() {
        return new ChatConfig(
                storage(),
                new Server(values.get(ConfigKeys.SERVER_ADDRESS), values.get(ConfigKeys.SERVER_PORT)),
                new Limits(
                        values.get(ConfigKeys.LIMITS_FRAME_BYTES),
                        values.get(ConfigKeys.LIMITS_OUTBOUND_BYTES),
                        values.get(ConfigKeys.LIMITS_USER_SOCKETS),
                        values.get(ConfigKeys.LIMITS_RATES),
                        new ChatRules(
                                new FirstContactRule(values.get(ConfigKeys.LIMITS_FIRST_CONTACT)),
                                window(ConfigKeys.LIMITS_EDIT_SECONDS),
                                window(ConfigKeys.LIMITS_RECALL_SECONDS)),
                        milliseconds(ConfigKeys.LIMITS_HANDSHAKE_TIMEOUT_MS),
                        milliseconds(ConfigKeys.LIMITS_DRAIN_TIMEOUT_MS)),
                Set.copyOf(values.get(ConfigKeys.ORIGINS)),
                new Auth(
                        values.get(ConfigKeys.AUTH_GUESTS),
                        Duration.ofDays(values.get(ConfigKeys.AUTH_SESSION_DAYS)),
                        Set.copyOf(values.get(ConfigKeys.TRUSTED_PROXIES))),
                Set.copyOf(values.get(ConfigKeys.METRICS_FROM)),
                values.get(ConfigKeys.LOG_LEVEL));
    }

    private Storage storage() {
        StorageKind kind =
                fileMeansMySql && !values.has(ConfigKeys.STORAGE) ? StorageKind.MYSQL : values.get(ConfigKeys.STORAGE);
        return switch (kind) {
            case EMBEDDED -> new Embedded(values.get(ConfigKeys.EMBEDDED_PATH));
            case MYSQL ->
                new MySql(
                        values.get(ConfigKeys.MYSQL_HOST),
                        values.get(ConfigKeys.MYSQL_PORT),
                        values.get(ConfigKeys.MYSQL_USER),
                        new Secret(values.get(ConfigKeys.MYSQL_PASSWORD)),
                        values.get(ConfigKeys.MYSQL_DATABASE),
                        milliseconds(ConfigKeys.MYSQL_CONNECT_TIMEOUT_MS),
                        milliseconds(ConfigKeys.MYSQL_SOCKET_TIMEOUT_MS),
                        milliseconds(ConfigKeys.MYSQL_START_TIMEOUT_MS),
                        values.get(ConfigKeys.MYSQL_POOL_SIZE));
        };
    }

    private ChangeWindow window(ConfigKey<Integer> key) {
        return new ChangeWindow(Duration.ofSeconds(values.get(key)));
    }

    private Duration milliseconds(ConfigKey<Integer> key) {
        return Duration.ofMillis(values.get(key));
    }
}
