package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.Response;

/** Writes answers: JSON, and problems. */
public final class Answers {

    private static final String JSON = "application/json; charset=utf-8";

    private Answers() {}

    /**
     * Answers with JSON.
     *
     * @param response the answer
     * @param status the HTTP status
     * @param json the body
     * @throws IOException if the connection breaks
     */
    public static void json(Response response, int status, String json) throws IOException {
        write(response, status, JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Answers with a problem.
     *
     * @param response the answer
     * @param problem what is wrong
     * @throws IOException if the connection breaks
     */
    public static void problem(Response response, Problem problem) throws IOException {
        problem.headers().forEach(response::setHeader);
        write(response, problem.status(), Problem.MEDIA_TYPE, problem.utf8());
    }

    private static void write(Response response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status, ReasonPhrases.of(status));
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
