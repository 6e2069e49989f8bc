package org.wschat.adapter.websocket.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How frames from server to client look on the wire: never masked, no extension (RFC 6455, section 5.2). */
final class ServerFrame {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int LAST = 0x80;
    private static final int REASON_BYTES = 123;

    private ServerFrame() {}

    /** Gives how many bytes a frame with so much payload has. */
    static int size(int payload) {
        return payload + (payload < 126 ? 2 : payload <= 0xFFFF ? 4 : 10);
    }

    /** Appends a frame. */
    static void put(ByteBuffer to, int opcode, boolean last, byte[] payload) {
        to.put((byte) (last ? opcode | LAST : opcode));
        if (payload.length < 126) {
            to.put((byte) payload.length);
        } else if (payload.length <= 0xFFFF) {
            to.put((byte) 126).putShort((short) payload.length);
        } else {
            to.put((byte) 127).putLong(payload.length);
        }
        to.put(payload);
    }

    /** Gives a whole close frame; a reason that is too long for one is left out. */
    static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        int length = text.length > REASON_BYTES ? 0 : text.length;
        return ByteBuffer.allocate(4 + length)
                .put((byte) (CLOSE | LAST))
                .put((byte) (2 + length))
                .putShort((short) code)
                .put(text, 0, length)
                .array();
    }

    /** Tells whether a whole frame is a close frame. */
    static boolean isClose(byte[] frame) {
        return (frame[0] & 0x0F) == CLOSE;
    }
}
