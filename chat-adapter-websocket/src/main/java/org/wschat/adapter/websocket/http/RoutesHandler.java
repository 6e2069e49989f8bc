package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Finds the route of a request: 404 for an unknown path, 405 for a method that the path does not know. */
public final class RoutesHandler extends HttpHandler {

    private final Map<String, Map<String, Route>> byPath = new HashMap<>();

    /**
     * Makes the handler.
     *
     * @param routes what there is; a method and a path at most once
     */
    public RoutesHandler(Collection<Route> routes) {
        super("routes");
        setDecodeUrl(false);
        for (Route route : routes) {
            Map<String, Route> methods = byPath.computeIfAbsent(route.path(), path -> new TreeMap<>());
            if (methods.put(route.method(), route) != null) {
                throw new IllegalArgumentException(
                        "routes: " + route.method() + " " + route.path() + " (expected: each once)");
            }
        }
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        Map<String, Route> methods = byPath.get(request.getRequestURI());
        if (methods == null) {
            Answers.problem(response, new Problem(404, "not_found", "there is nothing at this path"));
            return;
        }
        String method = request.getMethod().getMethodString();
        Route route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            Answers.problem(
                    response,
                    new Problem(405, "method_not_allowed", "this path does not know the method")
                            .with("Allow", String.join(", ", methods.keySet())));
            return;
        }
        answer(route, request, response);
    }

    private static void answer(Route route, Request request, Response response) throws IOException {
        try {
            route.handler().answer(request, response);
        } catch (RuntimeException broken) {
            Answers.failed(request, response, broken);
        }
    }
}
