package org.wschat.benchmark.subject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket of the {@link BareServer} (RFC 6455). For its one thread. */
final class BareSocket {

    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TWO_MORE_BYTES = 126;
    private static final int LONGEST_IN_HEADER = 125;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final BiConsumer<BareSocket, byte[]> onText;
    private final Consumer<BareSocket> onOpen;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private byte[] rest = {};
    private String target = "";

    BareSocket(
            SocketChannel channel,
            SelectionKey key,
            BiConsumer<BareSocket, byte[]> onText,
            Consumer<BareSocket> onOpen) {
        this.channel = channel;
        this.key = key;
        this.onText = onText;
        this.onOpen = onOpen;
    }

    /** What was asked for in the handshake; empty before it. */
    String target() {
        return target;
    }

    void ready(ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            flush();
        }
        if (key.isReadable()) {
            read(buffer);
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear().put(rest);
        if (channel.read(buffer) < 0) {
            throw new IOException("closed");
        }
        buffer.flip();
        if (target.isEmpty()) {
            handshake(buffer);
        } else {
            while (takeFrame(buffer)) {
                // the next one
            }
        }
        rest = new byte[buffer.remaining()];
        buffer.get(rest);
    }

    private void handshake(ByteBuffer buffer) throws IOException {
        String head = StandardCharsets.US_ASCII.decode(buffer.duplicate()).toString();
        Matcher named = KEY.matcher(head);
        if (!head.endsWith("\r\n\r\n") || !named.find()) {
            return;
        }
        buffer.position(buffer.limit());
        target = head.split(" ", 3)[1];
        write(ByteBuffer.wrap(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(named.group(1)) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
        onOpen.accept(this);
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean takeFrame(ByteBuffer bytes) {
        int start = bytes.position();
        if (bytes.remaining() < 2) {
            return false;
        }
        int length = bytes.get(start + 1) & 0x7F;
        int header = length == TWO_MORE_BYTES ? 4 : 2;
        if (bytes.remaining() < header) {
            return false;
        }
        length = header == 4 ? bytes.getShort(start + 2) & 0xFFFF : length;
        int from = start + header + 4;
        if (bytes.limit() < from + length) {
            return false;
        }
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (bytes.get(from + i) ^ bytes.get(start + header + (i & 3)));
        }
        bytes.position(from + length);
        onText.accept(this, text);
        return true;
    }

    /** Sends a text. */
    void send(byte[] text) {
        boolean small = text.length <= LONGEST_IN_HEADER;
        ByteBuffer frame = ByteBuffer.allocate((small ? 2 : 4) + text.length);
        frame.put((byte) 0x81).put((byte) (small ? text.length : TWO_MORE_BYTES));
        if (!small) {
            frame.putShort((short) text.length);
        }
        try {
            write(frame.put(text).flip());
        } catch (IOException e) {
            key.cancel();
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        if (unsent.isEmpty()) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            unsent.add(bytes);
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    private void flush() throws IOException {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        key.interestOps(SelectionKey.OP_READ);
    }
}
