package org.wschat.adapter.websocket.http;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP answer that says no, and why (RFC 9457).
 *
 * @param status the HTTP status, 400 to 599
 * @param code the stable code that programs read
 * @param detail what is wrong, for people; never repeats what the client sent
 * @param headers what the answer needs beside its body
 */
public record Problem(int status, String code, String detail, Map<String, String> headers) {

    /** The media type of the body. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Keeps a copy of the headers. */
    public Problem {
        headers = Map.copyOf(headers);
    }

    /**
     * Makes a problem that needs no header.
     *
     * @param status the HTTP status
     * @param code the stable code
     * @param detail what is wrong
     */
    public Problem(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return this problem with the header
     */
    public Problem with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, more);
    }

    /**
     * Gives what the status is called, which is the reason phrase of the answer too.
     *
     * @return the name
     */
    public String title() {
        return ReasonPhrases.of(status);
    }

    /**
     * Gives the body.
     *
     * @return the JSON text
     */
    public String json() {
        JsonObject body = new JsonObject();
        body.addProperty("type", "about:blank");
        body.addProperty("title", title());
        body.addProperty("status", status);
        body.addProperty("detail", detail);
        body.addProperty("code", code);
        return body.toString();
    }

    /**
     * Gives the body as it goes over the wire.
     *
     * @return the JSON text in UTF-8
     */
    public byte[] utf8() {
        return json().getBytes(StandardCharsets.UTF_8);
    }
}
