package org.wschat.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Stands between clients and a server, passes everything on, and holds each text frame (RFC 6455, section 5) against {@code
 * docs/asyncapi.yaml} on its way. While the server is away, whoever connects is cut off.
 */
final class DocumentedLink implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final List<String> offences = new CopyOnWriteArrayList<>();
    private final AtomicInteger frames = new AtomicInteger();

    DocumentedLink(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run("link-door", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The frames that are not as the document has them, each with the reason. */
    List<String> offences() {
        return offences;
    }

    /** How many frames have been looked at, in both directions. */
    int frames() {
        return frames.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                // The door was closed, or the server is away.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException away) {
            client.close();
            throw away;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        run("link-up", () -> pass(client, server, DocumentedFrames::fromClient));
        run("link-down", () -> pass(server, client, DocumentedFrames::fromServer));
    }

    private void pass(Socket from, Socket to, UnaryOperator<String> check) {
        Texts texts = new Texts();
        byte[] buffer = new byte[1 << 14];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                texts.take(buffer, read).forEach(text -> look(text, check));
            }
        } catch (IOException e) {
            // One of the two is gone.
        }
    }

    private void look(String text, UnaryOperator<String> check) {
        frames.incrementAndGet();
        try {
            String unused = check.apply(text);
        } catch (AssertionError e) {
            offences.add(text + ": " + e.getMessage());
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** Cuts the texts out of one direction of a connection, behind the header of the handshake. */
    private static final class Texts {

        private static final byte[] END_OF_HEADER = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        private static final int TEXT = 1;

        private byte[] left = new byte[0];
        private boolean inFrames;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        List<String> take(byte[] bytes, int length) {
            ByteBuffer all = ByteBuffer.allocate(left.length + length);
            all.put(left).put(bytes, 0, length).flip();
            inFrames |= skipHeader(all);
            List<String> texts = new CopyOnWriteArrayList<>();
            while (inFrames && takeFrame(all, texts)) {
                // until a part of a frame is left
            }
            left = new byte[all.remaining()];
            all.get(left);
            return texts;
        }

        private boolean skipHeader(ByteBuffer all) {
            if (inFrames) {
                return true;
            }
            for (int end = all.position(); end + END_OF_HEADER.length <= all.limit(); end++) {
                if (all.slice(end, END_OF_HEADER.length).equals(ByteBuffer.wrap(END_OF_HEADER))) {
                    all.position(end + END_OF_HEADER.length);
                    return true;
                }
            }
            return false;
        }

        private boolean takeFrame(ByteBuffer all, List<String> texts) {
            int start = all.position();
            if (all.remaining() < 14 && !isWhole(all)) {
                return false;
            }
            int first = all.get() & 0xff;
            int second = all.get() & 0xff;
            long length = second & 0x7f;
            if (length == 126) {
                length = all.getShort() & 0xffff;
            } else if (length == 127) {
                length = all.getLong();
            }
            byte[] mask = new byte[(second & 0x80) == 0 ? 0 : 4];
            if (all.remaining() < mask.length + length) {
                all.position(start);
                return false;
            }
            all.get(mask);
            byte[] payload = new byte[(int) length];
            all.get(payload);
            for (int i = 0; i < payload.length && mask.length > 0; i++) {
                payload[i] ^= mask[i % 4];
            }
            boolean last = (first & 0x80) != 0;
            int opcode = first & 0x0f;
            if (opcode <= TEXT) {
                text.writeBytes(payload);
                if (last) {
                    texts.add(text.toString(StandardCharsets.UTF_8));
                    text.reset();
                }
            }
            return true;
        }

        /** Whether so few bytes can be a whole frame: then its header is complete. */
        private static boolean isWhole(ByteBuffer all) {
            if (all.remaining() < 2) {
                return false;
            }
            int second = all.get(all.position() + 1) & 0xff;
            int header = 2 + ((second & 0x80) == 0 ? 0 : 4);
            int length = second & 0x7f;
            return length < 126 && all.remaining() >= header + length;
        }
    }
}
