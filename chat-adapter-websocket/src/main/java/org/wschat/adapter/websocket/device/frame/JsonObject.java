package org.wschat.adapter.websocket.device.frame;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Writes one JSON object, field by field, in the order of the calls. */
final class JsonObject {

    /** RFC 3339 in UTC, with milliseconds even if they are zero. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final int USUAL_LENGTH = 256;

    private final StringWriter text = new StringWriter(USUAL_LENGTH);
    private final JsonWriter json = new JsonWriter(text);

    private JsonObject() {}

    /** Begins a frame. */
    static JsonObject op(String op, Optional<String> ref) {
        JsonObject frame = new JsonObject().write(JsonWriter::beginObject).text("op", op);
        ref.ifPresent(mark -> frame.text("ref", mark));
        return frame;
    }

    JsonObject text(String key, String value) {
        return write(to -> to.name(key).value(value));
    }

    JsonObject textOrNull(String key, Optional<String> value) {
        return write(to -> to.name(key).value(value.orElse(null)));
    }

    JsonObject number(String key, long value) {
        return write(to -> to.name(key).value(value));
    }

    JsonObject bool(String key, boolean value) {
        return write(to -> to.name(key).value(value));
    }

    JsonObject time(String key, Instant value) {
        return text(key, TIME.format(value));
    }

    JsonObject texts(String key, Collection<String> values) {
        write(to -> to.name(key).beginArray());
        values.forEach(value -> write(to -> to.value(value)));
        return write(JsonWriter::endArray);
    }

    JsonObject object(String key, UnaryOperator<JsonObject> fields) {
        write(to -> to.name(key).beginObject());
        return fields.apply(this).write(JsonWriter::endObject);
    }

    <T> JsonObject objects(String key, Collection<T> values, BiFunction<JsonObject, T, JsonObject> fields) {
        write(to -> to.name(key).beginArray());
        for (T value : values) {
            write(JsonWriter::beginObject);
            fields.apply(this, value).write(JsonWriter::endObject);
        }
        return write(JsonWriter::endArray);
    }

    byte[] utf8() {
        write(JsonWriter::endObject);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonObject write(Step step) {
        try {
            step.write(json);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
    }

    /** Writes a part of the object. */
    @FunctionalInterface
    private interface Step {
        void write(JsonWriter to) throws IOException;
    }
}
