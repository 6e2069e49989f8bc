package org.wschat.adapter.websocket.http;

/** {@code GET /ping}: tells that the server answers. */
public final class PingRoute {

    private PingRoute() {}

    /**
     * Makes the route.
     *
     * @return the route
     */
    public static Route create() {
        return new Route(
                "GET",
                "/ping",
                call -> Answer.json(200, "{\"message\":\"pong\"}").now());
    }
}
