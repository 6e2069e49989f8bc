package org.wschat.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The frames of this client. */
final class Wishes {

    private Wishes() {}

    static JsonObject of(String op) {
        JsonObject frame = new JsonObject();
        frame.addProperty("op", op);
        return frame;
    }

    static JsonObject of(String op, String field, String value) {
        JsonObject frame = of(op);
        frame.addProperty(field, value);
        return frame;
    }

    static JsonObject users(String op, Collection<String> users) {
        JsonArray array = new JsonArray();
        users.forEach(array::add);
        JsonObject frame = of(op);
        frame.add("users", array);
        return frame;
    }

    static JsonObject send(String to, String content, String clientId) {
        JsonObject frame = of("send", "to", to);
        frame.addProperty("content", content);
        frame.addProperty("client_id", clientId);
        return frame;
    }

    /** What the server would answer if a message that it has were sent again. */
    static Frame sentBefore(Message message) {
        JsonObject frame = of("sent", "to", message.to());
        frame.addProperty("id", message.id());
        frame.addProperty("seq", message.seq());
        frame.addProperty("sent_at", message.sentAt().toString());
        frame.addProperty("client_id", message.clientId());
        frame.addProperty("online", false);
        frame.addProperty("duplicate", true);
        return new Frame(frame);
    }

    static JsonObject place(String op, String peer, long seq) {
        JsonObject frame = of(op, "peer", peer);
        frame.addProperty("seq", seq);
        return frame;
    }

    static JsonObject edit(String peer, long seq, String content) {
        JsonObject frame = place("edit", peer, seq);
        frame.addProperty("content", content);
        return frame;
    }

    static JsonObject history(String peer, @Nullable String bound, long seq, int limit) {
        JsonObject frame = of("history", "peer", peer);
        if (bound != null) {
            frame.addProperty(bound, seq);
        }
        frame.addProperty("limit", limit);
        return frame;
    }

    static JsonObject conversations(int limit, @Nullable String cursor) {
        JsonObject frame = of("conversations");
        frame.addProperty("limit", limit);
        if (cursor != null) {
            frame.addProperty("cursor", cursor);
        }
        return frame;
    }
}
