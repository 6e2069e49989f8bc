package org.wschat.adapter.websocket.frame;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object token by token, and takes nothing that only looks like what was asked for: no number in quotes, no
 * fraction, no key twice, no deep nesting, nothing behind the end. Uses no more stack for nested input.
 */
final class FrameReader {

    private static final int MAX_DEPTH = 100;

    private final JsonReader json;
    private final Set<String> keys = new HashSet<>();

    FrameReader(String text, Strictness strictness) {
        this.json = new JsonReader(new StringReader(text));
        json.setStrictness(strictness);
        json.setNestingLimit(MAX_DEPTH + 1); // checked here, where it can be told apart from what is not JSON
    }

    JsonToken peek() throws IOException {
        return json.peek();
    }

    void beginObject() throws IOException, InvalidFrameException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw new InvalidFrameException("frame", describeValue(), "one JSON object");
        }
        json.beginObject();
    }

    boolean hasNext() throws IOException {
        return json.hasNext();
    }

    void endObject() throws IOException {
        json.endObject();
    }

    /** Gives the next key in lower case. */
    String nextKey() throws IOException, InvalidFrameException {
        String key = json.nextName();
        String folded = key.toLowerCase(Locale.ROOT);
        if (!keys.add(folded)) {
            throw new InvalidFrameException(Excerpt.of(key), "given twice", "once, in whatever case");
        }
        return folded;
    }

    /** Gives the next key as it is. */
    String nextExactKey() throws IOException, InvalidFrameException {
        String key = json.nextName();
        if (!keys.add(key)) {
            throw new InvalidFrameException(Excerpt.of(key), "given twice", "once");
        }
        return key;
    }

    /** Gives the next value whatever it is: a text, a whole number, texts; null for {@code null}; else what it looks like. */
    @Nullable Object anyValue() throws IOException, InvalidFrameException {
        switch (json.peek()) {
            case STRING -> {
                return json.nextString();
            }
            case NUMBER -> {
                String literal = json.nextString();
                try {
                    return Long.valueOf(literal);
                } catch (NumberFormatException e) {
                    return new Unfit(Excerpt.of(literal)); // a fraction, an exponent, or beyond any whole number
                }
            }
            case NULL -> {
                json.nextNull();
                return null;
            }
            case BEGIN_ARRAY -> {
                return texts();
            }
            case BEGIN_OBJECT -> {
                skipValue();
                return new Unfit("an object");
            }
            default -> {
                return new Unfit(describeValue());
            }
        }
    }

    private Object texts() throws IOException, InvalidFrameException {
        List<String> texts = new ArrayList<>();
        boolean textsOnly = true;
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.STRING) {
                texts.add(json.nextString());
            } else {
                textsOnly = false;
                skipValue();
            }
        }
        json.endArray();
        return textsOnly ? texts : new Unfit("an array");
    }

    /** A value that no field takes, in words. */
    record Unfit(String description) {}

    /** Gives a number without fraction or exponent, from {@code min} through {@code max}; empty for {@code null}. */
    OptionalLong wholeNumber(String field, long min, long max, String expected)
            throws IOException, InvalidFrameException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return OptionalLong.empty();
        }
        if (json.peek() != JsonToken.NUMBER) {
            throw new InvalidFrameException(field, describeValue(), expected);
        }
        String literal = json.nextString();
        try {
            long number = Long.parseLong(literal);
            if (number >= min && number <= max) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            // A fraction, an exponent, or beyond any whole number: told below like one out of bounds.
        }
        throw new InvalidFrameException(field, Excerpt.of(literal), expected);
    }

    /** Gives a string; the empty one for {@code null}. */
    String text(String field) throws IOException, InvalidFrameException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return "";
        }
        if (json.peek() != JsonToken.STRING) {
            throw new InvalidFrameException(field, describeValue(), "a string");
        }
        return json.nextString();
    }

    /** Passes over a value of any kind. */
    void skipValue() throws IOException, InvalidFrameException {
        int depth = 0;
        do {
            switch (json.peek()) {
                case BEGIN_ARRAY -> {
                    checkDepth(++depth);
                    json.beginArray();
                }
                case BEGIN_OBJECT -> {
                    checkDepth(++depth);
                    json.beginObject();
                }
                case END_ARRAY -> {
                    depth--;
                    json.endArray();
                }
                case END_OBJECT -> {
                    depth--;
                    json.endObject();
                }
                default -> skipToken();
            }
        } while (depth > 0);
    }

    private void skipToken() throws IOException {
        switch (json.peek()) {
            case NAME -> {
                String unused = json.nextName();
            }
            case BOOLEAN -> {
                boolean unused = json.nextBoolean();
            }
            case NULL -> json.nextNull();
            default -> {
                String unused = json.nextString();
            }
        }
    }

    /** Checks that nothing follows. */
    void end() throws IOException, InvalidFrameException {
        if (!atEnd()) {
            throw new InvalidFrameException("frame", "more after the JSON object", "one JSON object");
        }
    }

    private boolean atEnd() {
        try {
            return json.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException e) {
            return false; // what follows is not even JSON
        }
    }

    private static void checkDepth(int depth) throws InvalidFrameException {
        if (depth >= MAX_DEPTH) {
            throw new InvalidFrameException("frame", "nested too deeply", "at most " + MAX_DEPTH + " levels");
        }
    }

    private String describeValue() throws IOException {
        return switch (json.peek()) {
            case BEGIN_ARRAY -> "an array";
            case BEGIN_OBJECT -> "an object";
            case BOOLEAN -> String.valueOf(json.nextBoolean());
            case STRING -> '"' + Excerpt.of(json.nextString()) + '"';
            default -> Excerpt.of(json.nextString());
        };
    }
}
