package org.wschat.endtoend;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes to a TCP port, and what came back until the server closed: for requests no HTTP library would send. */
final class RawHttp {

    private RawHttp() {}

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param head the status line and the headers
     * @param body the body, which must be a JSON object
     */
    record Answer(int status, String head, JsonObject body) {}

    /** Sends a well-formed WebSocket handshake, which is expected to be refused. */
    static Answer upgrade(int port, String target, String... headers) {
        return send(
                port,
                "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + String.join(
                                "",
                                java.util.Arrays.stream(headers)
                                        .map(header -> header + "\r\n")
                                        .toList())
                        + "\r\n");
    }

    /** Sends a plain GET. */
    static Answer get(int port, String target) {
        return send(port, "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n");
    }

    /** Sends any bytes. */
    static Answer send(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            String body = answer.substring(end + 4);
            DocumentedHttp.checkRaw(request, head, body);
            return new Answer(
                    Integer.parseInt(head.split(" ", 3)[1]),
                    head,
                    JsonParser.parseString(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1))
                            .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
