package org.wschat.adapter.websocket.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client that sends exactly the bytes it is told to: HTTP/1.1 and RFC 6455 by hand, right or wrong.
 *
 * <p>Every read gives up after {@link #PATIENCE_MILLIS} with a {@link SocketTimeoutException}. For one thread.
 */
public final class RawSocket implements AutoCloseable {

    /** What ends a read that brings nothing. */
    public static final int PATIENCE_MILLIS = 20_000;

    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Opens a TCP connection to a port of this machine, and sends nothing. */
    public static RawSocket connect(int port) throws IOException {
        return connect(port, 0);
    }

    /** As {@link #connect(int)}, with a receive buffer of so many bytes, or the system's own for 0. */
    public static RawSocket connect(int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        return new RawSocket(socket);
    }

    /** Uses a connection that is there; of its modes only the blocking one. */
    public static RawSocket over(SocketChannel connected) throws IOException {
        Socket socket = connected.socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawSocket(socket);
    }

    /** Opens a WebSocket; the target is the path with its query. */
    public static RawSocket open(int port, String target) throws IOException {
        return connect(port).upgrade(target);
    }

    /** Makes the WebSocket handshake on this connection. */
    public RawSocket upgrade(String target) throws IOException {
        Answer answer = send(handshake(target)).readAnswer();
        if (answer.status() != 101) {
            throw new IOException("not upgraded: " + answer);
        }
        return this;
    }

    /** Gives a correct handshake; further header lines go before its end. */
    public static String handshake(String target, String... headers) {
        StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString();
    }

    /** Sends characters, each as one byte. */
    public RawSocket send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes as they are. */
    public RawSocket send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Sends a whole text message. */
    public RawSocket text(String text) throws IOException {
        return send(frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a close frame. */
    public RawSocket closeFrame(int code) throws IOException {
        return send(
                frame(CLOSE, true, ByteBuffer.allocate(2).putShort((short) code).array()));
    }

    /** Gives a masked frame. */
    public static byte[] frame(int opcode, boolean last, byte[] payload) {
        byte[] header = header((last ? 0x80 : 0) | opcode, true, payload.length);
        byte[] frame = Arrays.copyOf(header, header.length + payload.length);
        for (int i = 0; i < payload.length; i++) {
            frame[header.length + i] = (byte) (payload[i] ^ MASK[i % 4]);
        }
        return frame;
    }

    /** Gives only the header of a frame, declaring any length. */
    public static byte[] header(int firstByte, boolean masked, long length) {
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) firstByte);
        int mask = masked ? 0x80 : 0;
        if (length >= 0 && length < 126) {
            header.put((byte) (mask | (int) length));
        } else if (length >= 0 && length <= 0xFFFF) {
            header.put((byte) (mask | 126)).putShort((short) length);
        } else {
            header.put((byte) (mask | 127)).putLong(length);
        }
        if (masked) {
            header.put(MASK);
        }
        return Arrays.copyOf(header.array(), header.position());
    }

    /** Reads an HTTP answer with its body. */
    public Answer readAnswer() throws IOException {
        String[] status = readLine().split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status[1]), headers, body);
    }

    /** Reads a body that comes in chunks, to its end; {@link EOFException} if the connection ends before. */
    public byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(readLine(), 16);
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) {
                throw new EOFException("inside a chunk");
            }
            body.writeBytes(chunk);
            if (!readLine().isEmpty()) {
                throw new IOException("no end of the line behind a chunk");
            }
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    /** Reads what comes until the server ends the connection, by either of TCP's ways, and gives it. */
    public byte[] readRest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            in.transferTo(rest);
        } catch (SocketTimeoutException stillThere) {
            throw stillThere;
        } catch (IOException reset) {
            // that is an end too
        }
        return rest.toByteArray();
    }

    /** Reads one frame. */
    public Frame readFrame() throws IOException {
        int first = readByte();
        int second = readByte();
        long length = second & 0x7F;
        if (length > 125) {
            int octets = length == 126 ? 2 : 8;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | readByte();
            }
        }
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("inside a frame");
        }
        return new Frame(first & 0x0F, (first & 0x80) != 0, (second & 0x80) != 0, payload);
    }

    /** Reads a text message, its fragments together; answers no ping and skips other control frames. */
    public String readText() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        while (true) {
            Frame frame = readFrame();
            if (frame.opcode() == CLOSE) {
                throw new EOFException("closed " + frame.closeCode());
            }
            if (frame.opcode() < CLOSE) {
                message.writeBytes(frame.payload());
                if (frame.last()) {
                    return message.toString(StandardCharsets.UTF_8);
                }
            }
        }
    }

    /** Reads until the close frame, and gives its code. */
    public int readCloseCode() throws IOException {
        Frame frame = readFrame();
        while (frame.opcode() != CLOSE) {
            frame = readFrame();
        }
        return frame.closeCode();
    }

    /** Reads whatever comes until the server ends the connection, by either of TCP's ways. */
    public void readToEnd() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException stillThere) {
            throw stillThere;
        } catch (IOException reset) {
            // that is an end too
        }
    }

    /** Ends the connection without a word. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Reads one line, without its end. */
    public String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = readByte(); octet != '\n'; octet = readByte()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    private int readByte() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    /** An HTTP answer; header names in small letters. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** A frame. */
    @SuppressWarnings("ArrayRecordComponent") // read by tests, never compared
    public record Frame(int opcode, boolean last, boolean masked, byte[] payload) {

        /** Gives the payload as text. */
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** Gives the code of a close frame; 1005 if it has none. */
        public int closeCode() {
            return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
        }
    }
}
