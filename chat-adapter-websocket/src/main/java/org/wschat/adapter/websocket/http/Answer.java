package org.wschat.adapter.websocket.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param headers its headers, but for the length of the body
 * @param body what follows them
 */
public record Answer(int status, Map<String, String> headers, AnswerBody body) {

    /** Keeps a copy of the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /**
     * Answers with a text.
     *
     * @param status the HTTP status
     * @param headers its headers, but for the length of the body
     * @param text the text that follows them, in UTF-8
     */
    public Answer(int status, Map<String, String> headers, String text) {
        this(status, headers, new AnswerBody.Text(text));
    }

    /**
     * Answers with a body of any length.
     *
     * @param status the HTTP status
     * @param mediaType what it is
     * @param source where the body comes from
     * @return the answer
     */
    public static Answer streamed(int status, String mediaType, BodySource source) {
        return new Answer(status, Map.of("Content-Type", mediaType), new AnswerBody.Streamed(source));
    }

    /**
     * Answers with JSON.
     *
     * @param status the HTTP status
     * @param json the body
     * @return the answer
     */
    public static Answer json(int status, String json) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), json);
    }

    /**
     * Answers with a problem.
     *
     * @param problem what is wrong
     * @return the answer
     */
    public static Answer problem(Problem problem) {
        return new Answer(problem.status(), problem.headers(), problem.json()).with("Content-Type", Problem.MEDIA_TYPE);
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return this answer with the header
     */
    public Answer with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** {@return a stage that has this answer already} */
    public CompletionStage<Answer> now() {
        return CompletableFuture.completedStage(this);
    }
}
