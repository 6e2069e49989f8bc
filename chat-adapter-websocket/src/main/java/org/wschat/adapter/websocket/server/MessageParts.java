package org.wschat.adapter.websocket.server;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one message together, and keeps not much more than what has come. Used by one thread at a time.
 *
 * <p>A message is text or binary from its first part to its last, and never longer than the limit: the guard sees to both.
 */
final class MessageParts {

    private final int limit;
    private @Nullable StringBuilder text;
    private byte @Nullable [] bytes;
    private int byteCount;

    /**
     * Makes it.
     *
     * @param limit the most that one message has, in bytes, and so in characters too
     */
    MessageParts(int limit) {
        this.limit = limit;
    }

    /** Takes a part of a text message; gives the whole message with the last. */
    @Nullable String text(String part, boolean last) {
        StringBuilder before = text;
        if (before == null) {
            if (last) {
                return part;
            }
            before = new StringBuilder(part.length());
        }
        int needed = before.length() + part.length();
        if (needed > before.capacity()) {
            before = new StringBuilder(roomFor(needed)).append(before);
        }
        before.append(part);
        text = last ? null : before;
        return last ? before.toString() : null;
    }

    /** Takes a part of a binary message; gives the whole message with the last. */
    byte @Nullable [] binary(ByteBuffer part, boolean last) {
        byte[] before = bytes;
        int needed = byteCount + part.remaining();
        if (before == null) {
            before = new byte[needed];
        } else if (needed > before.length) {
            before = Arrays.copyOf(before, roomFor(needed));
        }
        part.get(before, byteCount, part.remaining());
        byteCount = last ? 0 : needed;
        bytes = last ? null : before;
        return last ? Arrays.copyOf(before, needed) : null;
    }

    /** Gives how many characters and bytes there is room for. */
    int kept() {
        StringBuilder begunText = text;
        byte[] begunBytes = bytes;
        return (begunText == null ? 0 : begunText.capacity()) + (begunBytes == null ? 0 : begunBytes.length);
    }

    /** Gives the size to grow to: doubled, so that many small parts are not copied each time, but not above the limit. */
    private int roomFor(int needed) {
        return (int) Math.max(needed, Math.min(limit, 2L * needed));
    }
}
