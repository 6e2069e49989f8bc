package org.wschat.adapter.websocket.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.wschat.application.port.inbound.LoggedIn;
import org.wschat.domain.user.Session;
import org.wschat.domain.user.SessionId;
import org.wschat.domain.user.User;

/** Accounts and sessions as JSON; times in UTC with milliseconds (RFC 3339). */
final class AccountJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AccountJson() {}

    static String user(User user) {
        return user(new JsonObject(), user).toString();
    }

    /** Adds the fields of an account to an object, and gives the object. */
    static JsonObject user(JsonObject json, User user) {
        json.addProperty("user_id", user.name().id().value());
        json.addProperty("user_name", user.name().value());
        json.addProperty("created_at", time(user.createdAt()));
        return json;
    }

    static String loggedIn(LoggedIn loggedIn) {
        JsonObject json = new JsonObject();
        json.addProperty("token", loggedIn.token().value());
        json.addProperty("user_id", loggedIn.session().user().id().value());
        json.addProperty("expires_at", time(loggedIn.session().expiresAt()));
        json.addProperty("session_id", loggedIn.session().id().value());
        return json.toString();
    }

    static String sessions(List<Session> sessions, Optional<SessionId> current) {
        JsonArray list = new JsonArray();
        for (Session session : sessions) {
            list.add(session(new JsonObject(), session, current));
        }
        JsonObject json = new JsonObject();
        json.add("sessions", list);
        return json.toString();
    }

    /** Adds the fields of a session to an object, and gives the object. */
    static JsonObject session(JsonObject json, Session session, Optional<SessionId> current) {
        json.addProperty("session_id", session.id().value());
        json.addProperty("device", session.device());
        json.addProperty("address", session.address());
        json.addProperty("created_at", time(session.createdAt()));
        json.addProperty("last_seen_at", time(session.lastSeenAt()));
        json.addProperty("expires_at", time(session.expiresAt()));
        json.addProperty("current", current.equals(Optional.of(session.id())));
        return json;
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
