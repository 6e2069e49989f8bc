package org.wschat.adapter.websocket.frame;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the text fields of one JSON object, as strictly as frames are read. */
public final class ObjectFields {

    private ObjectFields() {}

    /**
     * Reads fields; others are passed over.
     *
     * @param json the object
     * @param wanted the names of the fields to read, in lower case
     * @return those that are there and not null
     * @throws IllegalArgumentException if it is no such object; names the field and the rule, never a value, which may be a
     *     password
     */
    public static Map<String, String> parse(String json, Set<String> wanted) {
        return parse(json, wanted, Strictness.STRICT);
    }

    private static Map<String, String> parse(String json, Set<String> wanted, Strictness strictness) {
        Map<String, String> fields = new HashMap<>();
        FrameReader reader = new FrameReader(json, strictness);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw new IllegalArgumentException("body: not an object (expected: one JSON object)");
            }
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextKey();
                if (wanted.contains(key) && reader.peek() == JsonToken.STRING) {
                    fields.put(key, reader.text(key));
                } else if (wanted.contains(key) && reader.peek() != JsonToken.NULL) {
                    throw new IllegalArgumentException(key + ": not a text (expected: a text)");
                } else {
                    reader.skipValue();
                }
            }
            reader.endObject();
            reader.end();
            return fields;
        } catch (InvalidFrameException e) {
            throw new IllegalArgumentException(e.reason().replaceFirst("^frame:", "body:"), e);
        } catch (IOException | IllegalStateException e) {
            // Strict Gson takes lone surrogates for bad JSON; they are good JSON, and refused by the rule of the field.
            if (strictness == Strictness.STRICT && StrictSpelling.holds(json)) {
                return parse(json, wanted, Strictness.LEGACY_STRICT);
            }
            throw new IllegalArgumentException("body: not JSON (expected: one JSON object)", e);
        }
    }
}
