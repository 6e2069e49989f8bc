package org.wschat.adapter.websocket.http;

import org.glassfish.grizzly.http.server.ErrorPageGenerator;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Gives the errors that Grizzly itself reports the form of all others: no stack trace, no name, no version. */
public final class ProblemPages implements ErrorPageGenerator {

    @Override
    public String generate(
            Request request,
            int status,
            @Nullable String reasonPhrase,
            @Nullable String description,
            @Nullable Throwable exception) {
        request.getResponse().setContentType(Problem.MEDIA_TYPE);
        boolean ours = status >= 500;
        return new Problem(
                        status,
                        ours ? "internal" : "bad_request",
                        ours ? "the server failed to answer" : "the request is not one this server takes")
                .json();
    }
}
