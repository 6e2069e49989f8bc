package org.wschat.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames as a client sends them (RFC 6455, section 5.2): whole texts and pongs, masked. */
final class Frames {

    private static final int TEXT = 0x81;
    private static final int PONG = 0x8A;
    private static final int MASKED = 0x80;
    private static final int LONGEST_IN_HEADER = 125;
    private static final int TWO_MORE_BYTES = 126;
    private static final int LONGEST = 65_535;
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

    private Frames() {}

    /** A text, to be sent as often as wanted. */
    static ByteBuffer text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }

    /** The answer to a ping. */
    static ByteBuffer pong(byte[] payload) {
        return frame(PONG, payload);
    }

    private static ByteBuffer frame(int first, byte[] payload) {
        if (payload.length > LONGEST) {
            throw new IllegalArgumentException("payload: " + payload.length + " bytes (expected: at most 65535)");
        }
        boolean small = payload.length <= LONGEST_IN_HEADER;
        ByteBuffer frame = ByteBuffer.allocate((small ? 2 : 4) + MASK.length + payload.length);
        frame.put((byte) first);
        frame.put((byte) (MASKED | (small ? payload.length : TWO_MORE_BYTES)));
        if (!small) {
            frame.putShort((short) payload.length);
        }
        frame.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        return frame.flip();
    }
}
