package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for things about accounts, over HTTP. */
record AccountClient(int port) {

    /** An answer: the status, and the body, an empty object if there is none. */
    record Answer(int status, JsonObject body, HttpResponse<String> response) {

        String code() {
            return body.get("code").getAsString();
        }
    }

    Answer register(String name, String password) {
        return ask("POST", "/users", null, Map.of("user_name", name, "password", password));
    }

    Answer logIn(String name, String password) {
        return ask("POST", "/sessions", null, Map.of("user_name", name, "password", password, "device", "a test"));
    }

    /** The token of a new session. */
    String token(String name, String password) {
        Answer answer = logIn(name, password);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("token").getAsString();
    }

    Answer ask(String method, String path, @Nullable String token) {
        return ask(method, path, token, Map.of());
    }

    Answer ask(String method, String path, @Nullable String token, Map<String, String> fields) {
        JsonObject json = new JsonObject();
        fields.forEach(json::addProperty);
        List<String> headers = new ArrayList<>();
        if (!fields.isEmpty()) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        HttpResponse<String> response = DocumentedHttp.send(
                method,
                URI.create("http://127.0.0.1:" + port + path),
                fields.isEmpty() ? "" : json.toString(),
                headers.toArray(String[]::new));
        return new Answer(
                response.statusCode(),
                response.body().isEmpty()
                        ? new JsonObject()
                        : JsonParser.parseString(response.body()).getAsJsonObject(),
                response);
    }
}
