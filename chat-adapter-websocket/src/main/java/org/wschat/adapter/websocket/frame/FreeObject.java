package org.wschat.adapter.websocket.frame;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One JSON object of which it is not known beforehand what stands in it; read as strictly as frames are. Values of a kind
 * that nobody asks for do no harm, so that either side can grow.
 */
public final class FreeObject {

    private final Map<String, Object> fields;
    private final Optional<String> fault;

    private FreeObject(Map<String, Object> fields, Optional<String> fault) {
        this.fields = fields;
        this.fault = fault;
    }

    /**
     * Reads an object.
     *
     * @param json any text
     * @return what is in it; with a {@link #fault} if it is no such object, and what came before that
     */
    public static FreeObject parse(String json) {
        return parse(json, Strictness.STRICT);
    }

    private static FreeObject parse(String json, Strictness strictness) {
        Map<String, Object> fields = new HashMap<>();
        FrameReader reader = new FrameReader(json, strictness);
        try {
            if (reader.peek() == JsonToken.NULL) {
                return new FreeObject(fields, Optional.of("frame: null (expected: one JSON object)"));
            }
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextExactKey();
                Object value = reader.anyValue();
                if (value != null) {
                    fields.put(key, value);
                }
            }
            reader.endObject();
            reader.end();
            return new FreeObject(fields, Optional.empty());
        } catch (InvalidFrameException e) {
            return new FreeObject(fields, Optional.of(e.reason()));
        } catch (IOException | IllegalStateException e) {
            // Strict Gson takes lone surrogates for bad JSON; they are good JSON, and refused by the rule of the field.
            return strictness == Strictness.STRICT && StrictSpelling.holds(json)
                    ? parse(json, Strictness.LEGACY_STRICT)
                    : new FreeObject(fields, Optional.of("frame: not JSON (expected: one JSON object)"));
        }
    }

    /** {@return what keeps it from being one JSON object, for people; empty if it is one} */
    public Optional<String> fault() {
        return fault;
    }

    /**
     * Reads a field.
     *
     * @param field its name
     * @return the text; empty if it is missing or null
     * @throws IllegalArgumentException if it is no text
     */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(value -> fit(field, value, String.class, "a string"));
    }

    /**
     * Reads a field.
     *
     * @param field its name
     * @param min the least it may be
     * @param max the most it may be
     * @return the number; empty if it is missing or null
     * @throws IllegalArgumentException if it is no whole number within these bounds
     */
    public OptionalLong wholeNumber(String field, long min, long max) {
        Object value = fields.get(field);
        if (value == null) {
            return OptionalLong.empty();
        }
        String expected =
                max == Long.MAX_VALUE ? "a whole number from " + min : "a whole number from " + min + " to " + max;
        long number = fit(field, value, Long.class, expected);
        if (number < min || number > max) {
            throw unfit(field, String.valueOf(number), expected);
        }
        return OptionalLong.of(number);
    }

    /**
     * Reads a field.
     *
     * @param field its name
     * @return the texts; empty if it is missing or null
     * @throws IllegalArgumentException if it is no array of texts
     */
    @SuppressWarnings("unchecked") // the reader puts nothing but texts into a list
    public Optional<List<String>> texts(String field) {
        return Optional.ofNullable(fields.get(field))
                .map(value -> (List<String>) fit(field, value, List.class, "an array of strings"));
    }

    /**
     * Says that a field is not what it should be.
     *
     * @param field its name
     * @param found its value, whatever it is; made short and harmless
     * @param expected what should have stood there
     * @return the error
     */
    public static IllegalArgumentException unfit(String field, String found, String expected) {
        return new IllegalArgumentException(field + ": " + found + " (expected: " + expected + ")");
    }

    private static <T> T fit(String field, Object value, Class<T> type, String expected) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw unfit(field, describe(value), expected);
    }

    private static String describe(Object value) {
        if (value instanceof String text) {
            return '"' + Excerpt.of(text) + '"';
        }
        if (value instanceof FrameReader.Unfit unfit) {
            return unfit.description();
        }
        return value instanceof List ? "an array" : value.toString();
    }

    /**
     * Shows a value from outside, short and in printable ASCII.
     *
     * @param value the value
     * @return its beginning, in quotes
     */
    public static String excerpt(String value) {
        return '"' + Excerpt.of(value) + '"';
    }
}
