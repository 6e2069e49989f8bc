package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.glassfish.grizzly.http.server.Response;
import org.wschat.application.port.inbound.CheckReadinessUseCase;
import org.wschat.application.port.inbound.Readiness;

/** {@code GET /health/live} and {@code GET /health/ready}: for those who start servers and send traffic to them. */
public final class HealthRoutes {

    private HealthRoutes() {}

    /**
     * Makes the routes.
     *
     * @param readiness tells whether messages can be taken
     * @param draining tells whether the server is about to stop
     * @return the routes
     */
    public static List<Route> create(CheckReadinessUseCase readiness, BooleanSupplier draining) {
        return List.of(
                new Route("GET", "/health/live", (request, response) -> status(response, "live")),
                new Route("GET", "/health/ready", (request, response) -> {
                    if (draining.getAsBoolean()) {
                        Answers.problem(response, new Problem(503, "draining", "the server is about to stop"));
                    } else {
                        Answers.later(request, response, readiness.check(), found -> ready(response, found));
                    }
                }));
    }

    private static void ready(Response response, Readiness found) throws IOException {
        switch (found) {
            case READY -> status(response, "ready");
            case STORE_UNAVAILABLE ->
                Answers.problem(
                        response, new Problem(503, "store_unavailable", "the store cannot take messages at present"));
        }
    }

    private static void status(Response response, String status) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Answers.json(response, 200, "{\"status\":\"" + status + "\"}");
    }
}
