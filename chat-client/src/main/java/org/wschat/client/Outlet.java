package org.wschat.client;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes frames to an open socket, within the limits that the server has set. */
final class Outlet {

    private final Transport.Link link;
    private final int frameBytes;
    private final Timer timer;
    private long lastWrite;

    Outlet(Transport.Link link, int frameBytes, Timer timer) {
        this.link = link;
        this.frameBytes = frameBytes;
        this.timer = timer;
        this.lastWrite = timer.nanos();
    }

    /**
     * Writes a frame.
     *
     * @return why it was not; {@code null} if it was
     */
    @Nullable ChatException write(JsonObject frame) {
        String text = frame.toString();
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            if (bytes.remaining() > frameBytes) {
                return new ChatException(
                        ErrorCode.TOO_LARGE,
                        "a frame of " + bytes.remaining() + " bytes (expected: " + frameBytes + ")");
            }
        } catch (CharacterCodingException e) {
            return new ChatException(ErrorCode.INVALID_ARGUMENT, "text with half a surrogate pair", e);
        }
        lastWrite = timer.nanos();
        link.send(text);
        return null;
    }

    /** {@return how many nanoseconds ago a frame was written last} */
    long idleNanos() {
        return timer.nanos() - lastWrite;
    }
}
