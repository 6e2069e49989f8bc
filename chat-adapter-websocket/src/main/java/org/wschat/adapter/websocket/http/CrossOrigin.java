package org.wschat.adapter.websocket.http;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.Request;

/** Lets scripts of other pages read answers and send tokens (the CORS protocol of the Fetch standard). */
final class CrossOrigin {

    private static final Problem REFUSED = new Problem(403, "origin_refused", "pages of this origin may not ask");

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    /** What every answer to a script of such a page says; nothing if the page may not ask. */
    Map<String, String> headers(Request request) {
        String origin = request.getHeader("Origin");
        return origin == null || !origins.allow(origin)
                ? Map.of()
                : Map.of(
                        "Access-Control-Allow-Origin",
                        origin,
                        "Access-Control-Expose-Headers",
                        "Retry-After",
                        "Vary",
                        "Origin");
    }

    /** The answer to a browser that asks beforehand whether a script may; empty if that is not what is asked. */
    Optional<Answer> preflight(Request request, Collection<String> methods) {
        String origin = request.getHeader("Origin");
        if (request.getMethod() != Method.OPTIONS
                || origin == null
                || request.getHeader("Access-Control-Request-Method") == null) {
            return Optional.empty();
        }
        return Optional.of(
                origins.allow(origin)
                        ? new Answer(
                                204,
                                Map.of(
                                        "Access-Control-Allow-Methods",
                                        String.join(", ", methods),
                                        "Access-Control-Allow-Headers",
                                        "Authorization, Content-Type",
                                        "Access-Control-Max-Age",
                                        "600"),
                                "")
                        : Answer.problem(REFUSED));
    }
}
