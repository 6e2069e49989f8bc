package org.wschat.benchmark.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Takes the frames of a server apart; those that came in part wait for the rest, and so do texts in several frames. For one
 * thread.
 */
final class FrameParser {

    private static final int OPCODE = 0x0F;
    private static final int FIN = 0x80;
    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int TWO_MORE_BYTES = 126;
    private static final int EIGHT_MORE_BYTES = 127;

    private final SocketListener listener;
    private final Consumer<byte[]> pings;
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private byte[] rest = {};

    /**
     * @param pings has pings answered
     */
    FrameParser(SocketListener listener, Consumer<byte[]> pings) {
        this.listener = listener;
        this.pings = pings;
    }

    /** Takes what was read, which must be backed by an array. */
    void take(ByteBuffer read) throws IOException {
        ByteBuffer bytes = read;
        if (rest.length > 0) {
            bytes = ByteBuffer.allocate(rest.length + read.remaining());
            bytes.put(rest).put(read).flip();
        }
        while (takeFrame(bytes)) {
            // the next one
        }
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
        read.position(read.limit());
    }

    private boolean takeFrame(ByteBuffer bytes) throws IOException {
        int header = 2;
        if (bytes.remaining() < header) {
            return false;
        }
        int start = bytes.position();
        int first = bytes.get(start) & 0xFF;
        long length = bytes.get(start + 1) & 0xFF;
        if (length == TWO_MORE_BYTES) {
            header = 4;
            length = bytes.remaining() < header ? 0 : bytes.getShort(start + 2) & 0xFFFF;
        } else if (length == EIGHT_MORE_BYTES) {
            header = 10;
            length = bytes.remaining() < header ? 0 : bytes.getLong(start + 2);
        }
        if (bytes.remaining() < header + length) {
            return false;
        }
        bytes.position(start + header + (int) length);
        handle(first, bytes.array(), bytes.arrayOffset() + start + header, (int) length);
        return true;
    }

    private void handle(int first, byte[] bytes, int offset, int length) throws IOException {
        switch (first & OPCODE) {
            case TEXT, CONTINUATION -> handleText((first & FIN) != 0, bytes, offset, length);
            case PING -> pings.accept(Arrays.copyOfRange(bytes, offset, offset + length));
            case PONG -> {}
            case CLOSE ->
                throw new IOException("closed by the server, code "
                        + (length < 2 ? "none" : (bytes[offset] & 0xFF) << 8 | (bytes[offset + 1] & 0xFF)));
            default -> throw new IOException("a frame with opcode " + (first & OPCODE) + " (expected: text)");
        }
    }

    private void handleText(boolean last, byte[] bytes, int offset, int length) {
        if (last && fragments.size() == 0) {
            listener.onText(bytes, offset, length);
            return;
        }
        fragments.write(bytes, offset, length);
        if (last) {
            byte[] whole = fragments.toByteArray();
            fragments.reset();
            listener.onText(whole, 0, whole.length);
        }
    }
}
