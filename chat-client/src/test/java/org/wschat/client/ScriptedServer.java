package org.wschat.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server on a real port that takes one socket after the other and does with each what the test says. */
final class ScriptedServer implements AutoCloseable {

    static final int PATIENCE_MS = 20_000;

    static final String WELCOME = "{\"op\":\"welcome\",\"user\":\"alice\",\"session\":\"s\","
            + "\"server_time\":\"2026-11-29T12:00:00.000Z\",\"heartbeat_ms\":25000,\"cursor\":\"c0\","
            + "\"limits\":{\"frame_bytes\":65536,\"content_chars\":8000,\"page\":200}}";

    private static final int FIN = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final ServerSocket listener;

    ScriptedServer() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MS);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
    }

    /** What is done with a socket. */
    @FunctionalInterface
    interface Script {

        void run(Peer peer) throws IOException;
    }

    /** Does what the script says with the next socket, on a thread of its own. */
    CompletableFuture<Void> next(Script script) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Socket socket = listener.accept()) {
                        socket.setSoTimeout(PATIENCE_MS);
                        script.run(new Peer(socket));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "scripted-server");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    /** One socket, from the server's end. */
    static final class Peer {

        private final DataInputStream in;
        private final OutputStream out;
        private final List<String> head = new ArrayList<>();

        private Peer(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                head.add(line);
            }
        }

        private String readLine() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                line.write(c);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }

        /** {@return the first line of the request} */
        String requestLine() {
            return head.get(0);
        }

        /** {@return a header of the request, empty if there is none} */
        String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst()
                    .orElse("");
        }

        /** Answers with an HTTP status. */
        void refuse(String status, String headers) throws IOException {
            write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n");
        }

        /** Takes the handshake, with more headers. */
        void accept(String headers) throws IOException {
            write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + answerTo(header("Sec-WebSocket-Key")) + "\r\n" + headers + "\r\n");
        }

        /** Takes the handshake and says welcome. */
        void welcome() throws IOException {
            accept("Sec-WebSocket-Protocol: chat.v2\r\n");
            say(WELCOME);
        }

        private static String answerTo(String key) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-1");
                return Base64.getEncoder()
                        .encodeToString(digest.digest(
                                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void say(String text) throws IOException {
            frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
        }

        /** Says something in two fragments. */
        void sayInPieces(String text) throws IOException {
            int half = text.length() / 2;
            frame(TEXT, text.substring(0, half).getBytes(StandardCharsets.UTF_8));
            frame(FIN, text.substring(half).getBytes(StandardCharsets.UTF_8));
        }

        void sayBinary() throws IOException {
            frame(FIN | 2, new byte[] {1, 2, 3});
        }

        void close(int code, String reason) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(code >> 8);
            payload.write(code);
            payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
            frame(FIN | CLOSE, payload.toByteArray());
        }

        private void frame(int first, byte[] payload) throws IOException {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            if (payload.length < 126) {
                frame.write(payload.length);
            } else {
                frame.write(126);
                frame.write(payload.length >> 8);
                frame.write(payload.length);
            }
            frame.writeBytes(payload);
            out.write(frame.toByteArray());
            out.flush();
        }

        /** Reads the next text; a close frame is told as {@code close 1000}. */
        String hear() throws IOException {
            int first = in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            if ((first & 0x0F) == CLOSE) {
                return "close " + (((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF));
            }
            return new String(payload, StandardCharsets.UTF_8);
        }
    }
}
