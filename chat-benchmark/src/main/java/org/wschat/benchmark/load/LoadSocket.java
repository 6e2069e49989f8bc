package org.wschat.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** One WebSocket of a load. Used on the thread of its loop only. */
final class LoadSocket {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_HEAD = 4_096;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final SocketListener listener;
    private final Runnable opened;
    private final FrameParser frames;
    private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
    private final StringBuilder head = new StringBuilder();
    private boolean open;
    private boolean reading = true;

    /**
     * @param opened runs when the handshake is done
     */
    LoadSocket(SocketChannel channel, SelectionKey key, SocketListener listener, Runnable opened) {
        this.channel = channel;
        this.key = key;
        this.listener = listener;
        this.opened = opened;
        this.frames = new FrameParser(listener, payload -> send(Frames.pong(payload)));
    }

    /** Sends a frame, or the request of the handshake; what the network does not take now is sent when it does. */
    void send(ByteBuffer bytes) {
        ByteBuffer mine = bytes.duplicate();
        try {
            if (unsent.isEmpty()) {
                channel.write(mine);
            }
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
            return;
        }
        if (mine.hasRemaining()) {
            unsent.add(mine);
            updateInterest();
        }
    }

    /** Reads no more from now on. */
    void stall() {
        reading = false;
        updateInterest();
    }

    /** Does what the network is ready for; {@code buffer} is of the loop. */
    void ready(ByteBuffer buffer) {
        try {
            if (key.isWritable()) {
                write();
            }
            if (key.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            close(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            close(e.toString());
        }
    }

    private void write() throws IOException {
        for (ByteBuffer next = unsent.peek(); next != null; next = unsent.peek()) {
            channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            unsent.remove();
        }
        updateInterest();
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("closed by the server without a word");
        }
        buffer.flip();
        if (!open) {
            readHead(buffer);
        }
        if (open) {
            frames.take(buffer);
        }
    }

    private void readHead(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && !endsHead()) {
            head.append((char) buffer.get());
        }
        if (head.length() > MOST_HEAD) {
            throw new IOException("the answer to the handshake is too long");
        }
        if (endsHead()) {
            if (!head.toString().startsWith("HTTP/1.1 101 ")) {
                throw new IOException("handshake refused: " + head.substring(0, head.indexOf("\r\n")));
            }
            open = true;
            opened.run();
        }
    }

    private boolean endsHead() {
        int start = head.length() - END_OF_HEAD.length;
        return start >= 0 && head.indexOf("\r\n\r\n", start) >= 0;
    }

    private void updateInterest() {
        if (key.isValid()) {
            key.interestOps((reading ? SelectionKey.OP_READ : 0) | (unsent.isEmpty() ? 0 : SelectionKey.OP_WRITE));
        }
    }

    /** Ends it without a handshake. */
    void close(String reason) {
        if (key.isValid()) {
            key.cancel();
            try {
                channel.close();
            } catch (IOException e) {
                // it is gone, which is what was wanted
            }
            listener.onClosed(reason);
        }
    }
}
