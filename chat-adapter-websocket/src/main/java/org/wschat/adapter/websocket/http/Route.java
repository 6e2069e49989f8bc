package org.wschat.adapter.websocket.http;

import java.io.IOException;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * What answers one method on one path.
 *
 * @param method the method, in capitals; {@code GET} answers {@code HEAD} too
 * @param path the whole path, beginning with a slash, matched as it stands
 * @param handler what answers
 */
public record Route(String method, String path, Handler handler) {

    /** Answers a request. Runs on a worker thread; may block. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers.
         *
         * @param request what the client asks
         * @param response the answer; {@link Answers} writes it
         * @throws IOException if the connection breaks
         */
        void answer(Request request, Response response) throws IOException;
    }
}
