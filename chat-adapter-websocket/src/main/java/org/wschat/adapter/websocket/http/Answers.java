package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers: JSON, and problems. */
public final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
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

    /**
     * Answers as soon as a stage is complete; no thread waits meanwhile. If the stage or the answer fails, that is logged
     * and answered with 500.
     *
     * @param request what the client asks
     * @param response the answer
     * @param stage what is waited for
     * @param answer writes the answer, on a worker thread
     * @param <T> what the stage gives
     */
    public static <T> void later(Request request, Response response, CompletionStage<T> stage, Answer<T> answer) {
        Executor workers = request.getContext().getConnection().getTransport().getWorkerThreadPool();
        response.suspend();
        stage.whenCompleteAsync(
                (value, failure) -> {
                    try {
                        if (failure != null) {
                            throw failure;
                        }
                        answer.write(value);
                    } catch (Throwable broken) {
                        failed(request, response, broken);
                    } finally {
                        response.resume();
                    }
                },
                workers);
    }

    /**
     * Writes an answer.
     *
     * @param <T> what it is made of
     */
    @FunctionalInterface
    public interface Answer<T> {

        /**
         * Writes it.
         *
         * @param value what it is made of
         * @throws IOException if the connection breaks
         */
        void write(T value) throws IOException;
    }

    /** Logs that a handler broke, and answers with 500 if nothing was answered. */
    static void failed(Request request, Response response, Throwable broken) {
        if (broken instanceof IOException) {
            return; // the client has gone
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), broken);
        if (!response.isCommitted()) {
            response.reset();
            try {
                problem(response, new Problem(500, "internal", "the server failed to answer"));
            } catch (IOException gone) {
                LOG.debug("nobody is there to be told");
            }
        }
    }

    private static void write(Response response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status, ReasonPhrases.of(status));
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
