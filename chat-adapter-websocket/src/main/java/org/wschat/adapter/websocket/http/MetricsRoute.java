package org.wschat.adapter.websocket.http;

import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /metrics}: figures for those who watch servers, and for nobody else. */
public final class MetricsRoute {

    /** The text format of Prometheus. */
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Problem FORBIDDEN = new Problem(403, "forbidden", "metrics are not for your address");

    private MetricsRoute() {}

    /**
     * Makes the route.
     *
     * @param readers from where they may be read; never by a request that is passed on by who is no trusted proxy
     * @param scrape gives them, in the text format of Prometheus; called on a thread of HTTP
     * @return the route
     */
    public static Route create(AddressList readers, Supplier<String> scrape) {
        return new Route("GET", "/metrics", call -> {
            boolean allowed = call.sureAddress().filter(readers::contains).isPresent();
            return (allowed ? answer(scrape.get()) : Answer.problem(FORBIDDEN)).now();
        });
    }

    private static Answer answer(String metrics) {
        return new Answer(200, Map.of("Content-Type", MEDIA_TYPE, "Cache-Control", "no-store"), metrics);
    }
}
