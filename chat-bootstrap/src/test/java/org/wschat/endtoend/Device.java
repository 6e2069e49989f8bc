package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.TreeMap;

/** A device on {@code /ws/v2}, and what it has heard of messages; every frame is held against its description. */
final class Device implements AutoCloseable {

    final ChatClient socket;
    final Map<Long, JsonObject> messages = new TreeMap<>();
    String cursor;

    Device(ChatClient socket, String cursor) {
        this.socket = socket;
        JsonObject welcome = hear();
        assertThat(welcome.get("op").getAsString()).isEqualTo("welcome");
        this.cursor = cursor.isEmpty() ? welcome.get("cursor").getAsString() : cursor;
    }

    static Device guest(int port, String name) {
        return new Device(ChatClient.connectDevice(port, name), "");
    }

    void say(String frame) {
        socket.send(DocumentedFrames.fromClient(frame.replace('\'', '"')));
    }

    /** Gives the next frame, and keeps it if it is a message. */
    JsonObject hear() {
        JsonObject frame = JsonParser.parseString(DocumentedFrames.fromServer(socket.nextText()))
                .getAsJsonObject();
        if (frame.get("op").getAsString().equals("message")) {
            messages.put(frame.get("id").getAsLong(), frame);
        }
        return frame;
    }

    JsonObject hear(String op) {
        JsonObject frame = hear();
        while (!frame.get("op").getAsString().equals(op)) {
            frame = hear();
        }
        return frame;
    }

    JsonObject send(String to, String content, String clientId) {
        say("{'op':'send','to':'" + to + "','content':'" + content + "','client_id':'" + clientId + "'}");
        return hear("sent");
    }

    void catchUp() {
        boolean complete = false;
        while (!complete) {
            say("{'op':'sync','cursor':'" + cursor + "'}");
            JsonObject synced = hear("synced");
            cursor = synced.get("cursor").getAsString();
            complete = synced.get("complete").getAsBoolean();
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
