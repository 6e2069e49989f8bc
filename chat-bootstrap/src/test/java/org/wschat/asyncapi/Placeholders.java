package org.wschat.asyncapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the placeholders of one example stand for: <code>"…"</code> for anything, and <code>"…c1"</code> for the same wherever
 * it stands.
 */
public final class Placeholders {

    private static final String MARK = "…";

    private final Map<String, JsonElement> values = new HashMap<>();

    /**
     * Compares what came with what was expected, and remembers what the names stand for.
     *
     * @throws AssertionError that names the place
     */
    public void match(JsonElement expected, JsonElement actual) {
        match(expected, actual, "");
    }

    private void match(JsonElement expected, JsonElement actual, String place) {
        if (isPlaceholder(expected)) {
            String name = expected.getAsString();
            JsonElement known = name.equals(MARK) ? null : values.putIfAbsent(name, actual);
            require(known == null || known.equals(actual), place, known, actual);
        } else if (expected.isJsonObject() && actual.isJsonObject()) {
            JsonObject fields = expected.getAsJsonObject();
            require(fields.keySet().equals(actual.getAsJsonObject().keySet()), place, expected, actual);
            fields.keySet()
                    .forEach(name ->
                            match(fields.get(name), actual.getAsJsonObject().get(name), place + "/" + name));
        } else if (expected.isJsonArray() && actual.isJsonArray()) {
            JsonArray elements = expected.getAsJsonArray();
            require(elements.size() == actual.getAsJsonArray().size(), place, expected, actual);
            for (int i = 0; i < elements.size(); i++) {
                match(elements.get(i), actual.getAsJsonArray().get(i), place + "/" + i);
            }
        } else {
            require(expected.equals(actual), place, expected, actual);
        }
    }

    private static boolean isPlaceholder(JsonElement expected) {
        return expected.isJsonPrimitive()
                && expected.getAsJsonPrimitive().isString()
                && expected.getAsString().startsWith(MARK);
    }

    private static void require(boolean holds, String place, @Nullable Object expected, JsonElement actual) {
        if (!holds) {
            throw new AssertionError(place + ": " + actual + " (expected: " + expected + ")");
        }
    }

    /** {@return a request with what its names stand for} */
    public String fill(String request) {
        String filled = request;
        for (Map.Entry<String, JsonElement> value : values.entrySet()) {
            filled = filled.replace(
                    "\"" + value.getKey() + "\"", value.getValue().toString());
        }
        if (filled.contains("\"" + MARK)) {
            throw new AssertionError(filled + ": nothing is known that it could stand for");
        }
        return filled;
    }
}
