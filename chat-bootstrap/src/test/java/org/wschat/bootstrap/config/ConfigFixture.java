package org.wschat.bootstrap.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A working directory with or without a config.json, an environment, and flags. */
final class ConfigFixture {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable String file;
    private @Nullable String host;
    private @Nullable String port;

    ConfigFixture(Path directory) {
        this.directory = directory;
    }

    ConfigFixture withFile(String json) {
        return withFile("config.json", json);
    }

    ConfigFixture withFile(String name, String json) {
        try {
            Files.writeString(directory.resolve(name), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ConfigFixture withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ConfigFixture withConfigFlag(String name) {
        file = name;
        return this;
    }

    ConfigFixture withHostFlag(String value) {
        host = value;
        return this;
    }

    ConfigFixture withPortFlag(String value) {
        port = value;
        return this;
    }

    ChatConfig read() {
        return ConfigReader.read(new ConfigSources(directory, environment, file, host, port));
    }

    String error() {
        return String.valueOf(
                catchThrowableOfType(ConfigException.class, this::read).getMessage());
    }
}
