package org.wschat.bootstrap.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/**
 * What values a key takes, and how they are written: as JSON in the file, as bare text in the environment and in flags.
 *
 * @param <T> the value when read
 */
interface ValueKind<T> {

    /** {@return which values are right, for the documents and as the end of the sentence "expected: …"} */
    String expected();

    /**
     * Reads bare text.
     *
     * @param text as it stands in a variable or flag
     * @return the value; empty if the text is none
     */
    Optional<T> ofText(String text);

    /**
     * Reads JSON. By default a JSON string stands for its bare text.
     *
     * @param json as it stands in the file
     * @return the value; empty if the element is of another type or no such value
     */
    default Optional<T> ofJson(JsonElement json) {
        return json instanceof JsonPrimitive value && value.isString() ? ofText(value.getAsString()) : Optional.empty();
    }
}
