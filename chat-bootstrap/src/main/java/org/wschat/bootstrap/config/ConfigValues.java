package org.wschat.bootstrap.config;

import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wschat.bootstrap.log.OneLine;

/** What was given for which key; the later word counts. Used by one thread. */
final class ConfigValues {

    private static final int SHOWN_CHARACTERS = 60;

    private final Map<ConfigKey<?>, Object> given = new HashMap<>();

    /**
     * Takes bare text.
     *
     * @param place where it stands, for the error
     * @throws ConfigException if it is no value for the key
     */
    void putText(ConfigKey<?> key, String place, String text) {
        put(key, key.kind().ofText(text), place, text.isEmpty() ? "(empty)" : text);
    }

    /**
     * Takes JSON.
     *
     * @param place where it stands, for the error
     * @throws ConfigException if it is no value for the key
     */
    void putJson(ConfigKey<?> key, String place, JsonElement json) {
        put(key, key.kind().ofJson(json), place, json.toString());
    }

    private void put(ConfigKey<?> key, Optional<?> value, String place, String shown) {
        if (value.isEmpty()) {
            throw new ConfigException(
                    place, key.secret() ? "(hidden)" : shown(shown), key.kind().expected());
        }
        given.put(key, value.get());
    }

    /** {@return whether somebody gave a value} */
    boolean has(ConfigKey<?> key) {
        return given.containsKey(key);
    }

    /** {@return the value given, else the standard one} */
    @SuppressWarnings("unchecked") // put() stores what the key's own kind has read
    <T> T get(ConfigKey<T> key) {
        @Nullable Object value = given.get(key);
        return value == null ? key.standard() : (T) value;
    }

    /** {@return text fit for an error line: on one line, and not long} */
    static String shown(String text) {
        int end = text.offsetByCodePoints(0, Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length())));
        return OneLine.of(text.substring(0, end)) + (end < text.length() ? "…" : "");
    }
}
