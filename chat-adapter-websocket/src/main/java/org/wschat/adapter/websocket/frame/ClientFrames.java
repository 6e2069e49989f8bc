package org.wschat.adapter.websocket.frame;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wschat.domain.message.MessageText;

/**
 * Reads what clients send. Like the original, it takes keys in any case, treats {@code null} as a missing value and
 * ignores what it does not know; unlike the original, it tells what is wrong with everything else.
 */
public final class ClientFrames {

    /** The most messages that may be asked for with {@code limit}. */
    public static final int MAX_LIMIT = 1000;

    private static final int SEND = 1;
    private static final int HISTORY = 2;
    private static final int UNREAD = 3;
    private static final int COUNTS = 4;

    private ClientFrames() {}

    /**
     * Reads a text message.
     *
     * @param text any text
     * @return what it says; never fails
     */
    public static ClientFrame parse(String text) {
        return parse(text, Strictness.STRICT);
    }

    private static ClientFrame parse(String text, Strictness strictness) {
        try {
            return read(new FrameReader(text, strictness));
        } catch (InvalidFrameException e) {
            return new ClientFrame.Invalid(e.reason());
        } catch (IOException e) {
            // Strict Gson takes lone surrogates for bad JSON; they are good JSON, and refused only where they matter.
            return strictness == Strictness.STRICT && StrictSpelling.holds(text)
                    ? parse(text, Strictness.LEGACY_STRICT)
                    : new ClientFrame.Invalid("frame: not JSON (expected: one JSON object)");
        }
    }

    /**
     * Reads a binary message.
     *
     * @param bytes any bytes
     * @return what they say; never fails
     */
    public static ClientFrame parse(byte[] bytes) {
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return new ClientFrame.Invalid("frame: not UTF-8 (expected: one JSON object in UTF-8)");
        }
    }

    private static ClientFrame read(FrameReader frame) throws IOException, InvalidFrameException {
        if (frame.peek() == JsonToken.NULL) {
            frame.skipValue();
            frame.end();
            return new ClientFrame.Ignored();
        }
        OptionalLong type = OptionalLong.empty();
        OptionalLong limit = OptionalLong.empty();
        OptionalLong beforeId = OptionalLong.empty();
        String content = "";
        frame.beginObject();
        while (frame.hasNext()) {
            switch (frame.nextKey()) {
                case "type" -> type = frame.wholeNumber("type", Long.MIN_VALUE, Long.MAX_VALUE, "a whole number");
                case "limit" ->
                    limit = frame.wholeNumber("limit", 1, MAX_LIMIT, "a whole number from 1 to " + MAX_LIMIT);
                case "before_id" ->
                    beforeId = frame.wholeNumber("before_id", 1, Long.MAX_VALUE, "a positive whole number");
                case "content" -> content = frame.text("content");
                default -> frame.skipValue();
            }
        }
        frame.endObject();
        frame.end();
        return frame(type.orElse(0), content, limit, beforeId);
    }

    private static ClientFrame frame(long type, String content, OptionalLong limit, OptionalLong beforeId) {
        if (type == SEND) {
            return send(content);
        }
        if (type == HISTORY) {
            OptionalInt most = limit.isPresent() ? OptionalInt.of((int) limit.getAsLong()) : OptionalInt.empty();
            return new ClientFrame.History(most, beforeId);
        }
        if (type == UNREAD) {
            return new ClientFrame.Unread();
        }
        return type == COUNTS ? new ClientFrame.Counts() : new ClientFrame.Ignored();
    }

    private static ClientFrame send(String content) {
        try {
            return new ClientFrame.Send(new MessageText(content));
        } catch (IllegalArgumentException e) {
            return new ClientFrame.Unacceptable(String.valueOf(e.getMessage()));
        }
    }
}
