package org.wschat.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for things about accounts, over HTTP.
 *
 * @param port where
 * @param forwardedFor the address that a proxy saw, to a server that trusts proxies here; null for none
 */
record AccountClient(int port, @Nullable String forwardedFor) {

    AccountClient(int port) {
        this(port, null);
    }

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

    /** The lines of an export, which must be complete. */
    List<JsonObject> export(String token) {
        HttpResponse<String> response = DocumentedHttp.get(uri("/users/me/export"), "Authorization", "Bearer " + token);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson; charset=utf-8");
        assertThat(response.body()).endsWith("}\n");
        return response.body()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    Answer ask(String method, String path, @Nullable String token) {
        return ask(method, path, token, Map.of());
    }

    Answer ask(String method, String path, @Nullable String token, Map<String, String> fields) {
        JsonObject json = new JsonObject();
        fields.forEach(json::addProperty);
        return ask(
                method,
                path,
                token,
                fields.isEmpty() ? new byte[0] : json.toString().getBytes(UTF_8));
    }

    /** Asks with any body, JSON or not; empty for none. */
    Answer ask(String method, String path, @Nullable String token, byte[] body) {
        List<String> headers = new ArrayList<>();
        if (body.length > 0) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (forwardedFor != null) {
            headers.addAll(List.of("X-Forwarded-For", forwardedFor));
        }
        if (token != null) {
            headers.addAll(List.of("Authorization", "Bearer " + token));
        }
        HttpResponse<String> response = DocumentedHttp.send(method, uri(path), body, headers.toArray(String[]::new));
        return new Answer(
                response.statusCode(),
                response.body().isEmpty()
                        ? new JsonObject()
                        : JsonParser.parseString(response.body()).getAsJsonObject(),
                response);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
