package org.wschat.adapter.websocket.frame;

import com.google.gson.Strictness;
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
     * @return those that are there
     * @throws IllegalArgumentException if it is no such object; names the field and the rule, and its value only if that is
     *     no text
     */
    public static Map<String, String> parse(String json, Set<String> wanted) {
        Map<String, String> fields = new HashMap<>();
        FrameReader reader = new FrameReader(json, Strictness.STRICT);
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String key = reader.nextKey();
                if (wanted.contains(key)) {
                    fields.put(key, reader.text(key));
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
            throw new IllegalArgumentException("body: not JSON (expected: one JSON object)", e);
        }
    }
}
