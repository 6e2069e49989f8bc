package org.wschat.adapter.websocket.device;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import org.wschat.adapter.websocket.server.RawSocket;

/** A device that speaks the second protocol; reads each frame as JSON. For one thread. */
final class DeviceClient implements AutoCloseable {

    private final RawSocket socket;
    private JsonObject welcome = new JsonObject();

    private DeviceClient(RawSocket socket) {
        this.socket = socket;
    }

    /** Connects as a guest, and reads the welcome. */
    static DeviceClient of(int port, String user) throws IOException {
        DeviceClient client = unwelcomed(port, user);
        client.welcome = client.read();
        return client;
    }

    /** Connects as a guest, and reads nothing. */
    static DeviceClient unwelcomed(int port, String user) throws IOException {
        return new DeviceClient(RawSocket.open(port, "/ws/v2?user=" + user));
    }

    /** Uses a socket that is open, and reads nothing. */
    static DeviceClient over(RawSocket socket) {
        return new DeviceClient(socket);
    }

    JsonObject welcome() {
        return welcome;
    }

    RawSocket raw() {
        return socket;
    }

    /** Sends a frame, written with single quotes. */
    DeviceClient say(String json) throws IOException {
        socket.text(json.replace('\'', '"'));
        return this;
    }

    JsonObject read() throws IOException {
        return JsonParser.parseString(socket.readText()).getAsJsonObject();
    }

    /** Reads on to the next frame of a kind. */
    JsonObject read(String op) throws IOException {
        JsonObject frame = read();
        while (!frame.get("op").getAsString().equals(op)) {
            frame = read();
        }
        return frame;
    }

    /** Reads the next frame as it is. */
    String text() throws IOException {
        return socket.readText();
    }

    /** Asks, and reads on to the next frame of a kind. */
    JsonObject ask(String json, String op) throws IOException {
        return say(json).read(op);
    }

    /** Reads what has come, as text, up to the answer to a ping. */
    String pending() throws IOException {
        say("{'op':'ping','ref':'pending'}");
        StringBuilder all = new StringBuilder();
        String next = text();
        while (!next.contains("\"ref\":\"pending\"")) {
            all.append(next).append('\n');
            next = text();
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
