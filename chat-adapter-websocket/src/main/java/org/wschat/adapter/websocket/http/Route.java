package org.wschat.adapter.websocket.http;

import java.util.concurrent.CompletionStage;

/**
 * What answers one method on one path.
 *
 * @param method the method, in capitals; {@code GET} answers {@code HEAD} too
 * @param path the whole path, beginning with a slash, matched as it stands; or ending with <code>/{…}</code>, which
 *     matches any one segment, if no other path does
 * @param handler what answers
 */
public record Route(String method, String path, Handler handler) {

    /** Answers a request. Runs on one of the few threads that serve HTTP; waits for nothing. */
    @FunctionalInterface
    public interface Handler {

        /**
         * Answers.
         *
         * @param call what the client asks
         * @return the answer; it may come on any thread
         * @throws ProblemException if the answer is a problem; the stage may fail with it, too
         */
        CompletionStage<Answer> answer(Call call);
    }
}
