package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.glassfish.grizzly.http.server.Request;

/**
 * What answers one method on one path.
 *
 * @param method the method, in capitals; {@code GET} answers {@code HEAD} too
 * @param path the whole path, beginning with a slash, matched as it stands
 * @param handler what answers
 */
public record Route(String method, String path, Handler handler) {

    /** Answers a request. Runs on one of the few threads that serve HTTP; waits for nothing but the request's body. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers.
         *
         * @param request what the client asks
         * @return the answer; it may come on any thread
         * @throws IOException if the connection breaks
         */
        CompletionStage<Answer> answer(Request request) throws IOException;
    }
}
