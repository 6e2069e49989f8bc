package org.wschat.adapter.websocket.http;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.wschat.application.port.inbound.CheckReadinessUseCase;
import org.wschat.application.port.inbound.Readiness;

/** {@code GET /health/live} and {@code GET /health/ready}: for those who start servers and send traffic to them. */
public final class HealthRoutes {

    private static final Problem DRAINING = new Problem(503, "draining", "the server is about to stop");
    private static final Problem STORE_UNAVAILABLE =
            new Problem(503, "store_unavailable", "the store cannot take messages at present");

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
                new Route("GET", "/health/live", call -> status("live").now()),
                new Route("GET", "/health/ready", call -> ready(readiness, draining)));
    }

    private static CompletionStage<Answer> ready(CheckReadinessUseCase readiness, BooleanSupplier draining) {
        return draining.getAsBoolean()
                ? Answer.problem(DRAINING).now()
                : readiness
                        .check()
                        .thenApply(found ->
                                found == Readiness.READY ? status("ready") : Answer.problem(STORE_UNAVAILABLE));
    }

    private static Answer status(String status) {
        return Answer.json(200, "{\"status\":\"" + status + "\"}").with("Cache-Control", "no-store");
    }
}
