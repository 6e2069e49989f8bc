package org.wschat.endtoend;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A socket that may go on sending after it was told to close, as no library does. */
final class StubbornSocket implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;

    private final Socket socket;
    private final DataInputStream input;

    private StubbornSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new DataInputStream(socket.getInputStream());
    }

    /** Opens a socket with a token, and takes the welcome from it. */
    static StubbornSocket open(int port, String sender, String receiver, String token) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        StubbornSocket stubborn = new StubbornSocket(socket);
        socket.getOutputStream()
                .write(("GET /ws?send_id=" + sender + "&receive_id=" + receiver + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + token
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) stubborn.input.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101 ")) {
            throw new AssertionError(head);
        }
        JsonObject unused = stubborn.next();
        return stubborn;
    }

    /** Sends a chat message of at most 80 characters, whatever the other side has said; nothing if it has hung up. */
    void say(String content) throws IOException {
        JsonObject request = new JsonObject();
        request.addProperty("type", 1);
        request.addProperty("content", content);
        byte[] text = request.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] frame = ByteBuffer.allocate(text.length + 6)
                .put((byte) FINAL_TEXT)
                .put((byte) (MASKED | text.length))
                .putInt(0) // a mask that changes nothing
                .put(text)
                .array();
        try {
            socket.getOutputStream().write(frame);
        } catch (SocketException e) {
            // It has hung up.
        }
    }

    /** {@return the next message} */
    JsonObject next() throws IOException {
        ByteBuffer frame = frame(FINAL_TEXT);
        return JsonParser.parseString(StandardCharsets.UTF_8.decode(frame).toString())
                .getAsJsonObject();
    }

    /** {@return the code of the close frame, which must be the next} */
    int closeCode() throws IOException {
        return frame(FINAL_CLOSE).getShort();
    }

    private ByteBuffer frame(int expected) throws IOException {
        int kind = input.readUnsignedByte();
        int length = input.readUnsignedByte();
        byte[] payload = new byte[length == TWO_BYTES ? input.readUnsignedShort() : length];
        input.readFully(payload);
        if (kind != expected) {
            throw new AssertionError(
                    "frame " + kind + " (expected: " + expected + "): " + new String(payload, StandardCharsets.UTF_8));
        }
        return ByteBuffer.wrap(payload);
    }

    /** Waits until the other side has hung up; it may not say anything more. */
    void awaitEnd() throws IOException {
        try {
            int more = input.read();
            if (more >= 0) {
                throw new AssertionError("byte " + more + " (expected: the end)");
            }
        } catch (EOFException | SocketException e) {
            // That is an end, too.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
