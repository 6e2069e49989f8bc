package org.wschat.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of the server, or one within it, read field by field.
 *
 * @param json the object
 */
record Frame(JsonObject json) {

    /** Reads one of a type from an object. */
    @FunctionalInterface
    interface Reader<T> {

        T read(Frame frame) throws UnreadableFrameException;
    }

    /** Parses a text that is one object and nothing more. */
    static Frame parse(String text) throws UnreadableFrameException {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new UnreadableFrameException("not a JSON object");
            }
            return new Frame(element.getAsJsonObject());
        } catch (JsonParseException | IOException e) {
            throw new UnreadableFrameException("not JSON");
        }
    }

    boolean has(String name) {
        JsonElement element = json.get(name);
        return element != null && !element.isJsonNull();
    }

    String text(String name) throws UnreadableFrameException {
        JsonPrimitive value = primitive(name);
        if (!value.isString()) {
            throw wrong(name, "a text");
        }
        return value.getAsString();
    }

    @Nullable String textOrNull(String name) throws UnreadableFrameException {
        return has(name) ? text(name) : null;
    }

    long number(String name) throws UnreadableFrameException {
        JsonPrimitive value = primitive(name);
        try {
            if (value.isNumber()) {
                return value.getAsBigDecimal().longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) { // told below
        }
        throw wrong(name, "an integer");
    }

    int smallNumber(String name) throws UnreadableFrameException {
        long number = number(name);
        if (number != (int) number) {
            throw wrong(name, "an integer of 32 bits");
        }
        return (int) number;
    }

    boolean flag(String name) throws UnreadableFrameException {
        JsonPrimitive value = primitive(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.getAsBoolean();
    }

    boolean flagOrFalse(String name) throws UnreadableFrameException {
        return has(name) && flag(name);
    }

    Instant time(String name) throws UnreadableFrameException {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, "a time");
        }
    }

    @Nullable Instant timeOrNull(String name) throws UnreadableFrameException {
        return has(name) ? time(name) : null;
    }

    Frame object(String name) throws UnreadableFrameException {
        return object(json.get(name), name);
    }

    <T> List<T> objects(String name, Reader<T> reader) throws UnreadableFrameException {
        List<T> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            found.add(reader.read(object(element, name)));
        }
        return found;
    }

    List<String> texts(String name) throws UnreadableFrameException {
        List<String> found = new ArrayList<>();
        for (JsonElement element : array(name)) {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw wrong(name, "texts");
            }
            found.add(element.getAsString());
        }
        return found;
    }

    private JsonArray array(String name) throws UnreadableFrameException {
        JsonElement element = json.get(name);
        if (element == null || !element.isJsonArray()) {
            throw wrong(name, "an array");
        }
        return element.getAsJsonArray();
    }

    private static Frame object(@Nullable JsonElement element, String name) throws UnreadableFrameException {
        if (element == null || !element.isJsonObject()) {
            throw new UnreadableFrameException(name + ": not an object");
        }
        return new Frame(element.getAsJsonObject());
    }

    private JsonPrimitive primitive(String name) throws UnreadableFrameException {
        JsonElement element = json.get(name);
        if (element == null || !element.isJsonPrimitive()) {
            throw wrong(name, "there");
        }
        return element.getAsJsonPrimitive();
    }

    private UnreadableFrameException wrong(String name, String expected) {
        return new UnreadableFrameException(name + ": " + json.get(name) + " (expected: " + expected + ")");
    }
}
