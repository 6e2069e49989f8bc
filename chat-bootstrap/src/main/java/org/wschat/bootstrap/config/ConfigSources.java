package org.wschat.bootstrap.config;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the configuration comes from.
 *
 * @param directory the working directory, where {@code config.json} is read if it is there
 * @param environment the environment variables, all of them
 * @param file the flag {@code --config}: another file, which must be there
 * @param host the flag {@code --host}
 * @param port the flag {@code --port}
 */
public record ConfigSources(
        Path directory,
        Map<String, String> environment,
        @Nullable String file,
        @Nullable String host,
        @Nullable String port) {

    /** Keeps a copy of the map. */
    public ConfigSources {
        environment = Map.copyOf(environment);
    }
}
