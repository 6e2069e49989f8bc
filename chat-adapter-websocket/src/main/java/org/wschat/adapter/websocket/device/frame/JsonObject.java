package org.wschat.adapter.websocket.device.frame;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Writes one JSON object, field by field; escapes what JSON needs escaped, and nothing else. */
final class JsonObject {

    /** RFC 3339 in UTC, with milliseconds even if they are zero. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private char separator = '{';

    private JsonObject(StringBuilder out) {
        this.out = out;
    }

    /** Begins a frame. */
    static JsonObject op(String op, Optional<String> ref) {
        JsonObject frame = new JsonObject(new StringBuilder(256)).text("op", op);
        ref.ifPresent(mark -> frame.text("ref", mark));
        return frame;
    }

    JsonObject text(String key, String value) {
        appendText(key(key), value);
        return this;
    }

    JsonObject textOrNull(String key, Optional<String> value) {
        if (value.isPresent()) {
            return text(key, value.get());
        }
        key(key).append("null");
        return this;
    }

    JsonObject number(String key, long value) {
        key(key).append(value);
        return this;
    }

    JsonObject bool(String key, boolean value) {
        key(key).append(value);
        return this;
    }

    JsonObject time(String key, Instant value) {
        key(key).append('"');
        TIME.formatTo(value, out);
        out.append('"');
        return this;
    }

    JsonObject texts(String key, Collection<String> values) {
        key(key).append('[');
        String comma = "";
        for (String value : values) {
            appendText(out.append(comma), value);
            comma = ",";
        }
        out.append(']');
        return this;
    }

    JsonObject object(String key, UnaryOperator<JsonObject> fields) {
        key(key);
        fields.apply(new JsonObject(out)).end();
        return this;
    }

    <T> JsonObject objects(String key, Collection<T> values, BiFunction<JsonObject, T, JsonObject> fields) {
        key(key).append('[');
        String comma = "";
        for (T value : values) {
            out.append(comma);
            fields.apply(new JsonObject(out), value).end();
            comma = ",";
        }
        out.append(']');
        return this;
    }

    byte[] utf8() {
        end();
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void end() {
        out.append('}');
    }

    private StringBuilder key(String key) {
        out.append(separator).append('"').append(key).append("\":");
        separator = ',';
        return out;
    }

    private static void appendText(StringBuilder out, String value) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(value, plainFrom, i);
                appendEscape(out, c);
                plainFrom = i + 1;
            }
        }
        out.append(value, plainFrom, value.length()).append('"');
    }

    private static void appendEscape(StringBuilder out, char c) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> out.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
        }
    }
}
