package org.wschat.bootstrap.config;

import java.util.List;
import java.util.Locale;

/**
 * One thing that can be configured.
 *
 * @param path its name in the file, {@code block.name} or just {@code name}
 * @param kind which values it takes
 * @param unit what a number counts; empty for other kinds
 * @param standard its value when nobody gives one
 * @param effect what it does, in one sentence
 * @param secret whether its value is never shown
 * @param aliases other names in the file. One without a block yields to the path; one within is the same as the path
 * @param <T> its value
 */
record ConfigKey<T>(
        String path, ValueKind<T> kind, String unit, T standard, String effect, boolean secret, List<String> aliases) {

    /** A key that is no secret and has one name. */
    ConfigKey(String path, ValueKind<T> kind, String unit, T standard, String effect) {
        this(path, kind, unit, standard, effect, false, List.of());
    }

    ConfigKey<T> or(String... names) {
        return new ConfigKey<>(path, kind, unit, standard, effect, secret, List.of(names));
    }

    ConfigKey<T> hidden() {
        return new ConfigKey<>(path, kind, unit, standard, effect, true, aliases);
    }

    /** {@return its name in the environment: the path in upper case, underscores for dots, behind {@code CHAT_}} */
    String variable() {
        return "CHAT_" + path.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** {@return whether a name in the file, in lower case, means this key} */
    boolean isNamed(String name) {
        return path.equals(name) || aliases.contains(name);
    }
}
