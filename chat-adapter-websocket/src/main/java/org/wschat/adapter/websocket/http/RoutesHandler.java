package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the route of a request and writes its answer: 404 for an unknown path, 405 for a method that the path does not know.
 * Everything runs on threads of its own, never on those that read the network.
 */
public final class RoutesHandler extends HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesHandler.class);
    private static final Problem INTERNAL = new Problem(500, "internal", "the server failed to answer");

    private final Map<String, Map<String, Route>> byPath = new HashMap<>();
    private final Executor threads;

    /**
     * Makes the handler.
     *
     * @param routes what there is; a method and a path at most once
     * @param threads serve HTTP
     */
    public RoutesHandler(Collection<Route> routes, Executor threads) {
        super("routes");
        setDecodeUrl(false);
        this.threads = threads;
        for (Route route : routes) {
            Map<String, Route> methods = byPath.computeIfAbsent(route.path(), path -> new TreeMap<>());
            if (methods.put(route.method(), route) != null) {
                throw new IllegalArgumentException(
                        "routes: " + route.method() + " " + route.path() + " (expected: each once)");
            }
        }
    }

    @Override
    public RequestExecutorProvider getRequestExecutorProvider() {
        return request -> threads;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        Map<String, Route> methods = byPath.get(request.getRequestURI());
        if (methods == null) {
            write(response, Answer.problem(new Problem(404, "not_found", "there is nothing at this path")));
            return;
        }
        String method = request.getMethod().getMethodString();
        Route route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            write(
                    response,
                    Answer.problem(new Problem(405, "method_not_allowed", "this path does not know the method")
                            .with("Allow", String.join(", ", methods.keySet()))));
            return;
        }
        answer(route, request, response);
    }

    private void answer(Route route, Request request, Response response) throws IOException {
        CompletionStage<Answer> answer;
        try {
            answer = route.handler().answer(request);
        } catch (RuntimeException broken) {
            write(response, internal(route, broken));
            return;
        }
        response.suspend();
        answer.whenCompleteAsync((found, failure) -> finish(route, response, found, failure), threads);
    }

    private static void finish(Route route, Response response, @Nullable Answer answer, @Nullable Throwable failure) {
        try {
            write(response, answer == null ? internal(route, failure) : answer);
        } catch (IOException gone) {
            LOG.debug("{} {}: the client has gone", route.method(), route.path());
        } finally {
            response.resume();
        }
    }

    private static Answer internal(Route route, @Nullable Throwable broken) {
        LOG.error("{} {} failed", route.method(), route.path(), broken);
        return Answer.problem(INTERNAL);
    }

    private static void write(Response response, Answer answer) throws IOException {
        response.setStatus(answer.status(), ReasonPhrases.of(answer.status()));
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
