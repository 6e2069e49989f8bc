package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.RequestExecutorProvider;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.application.port.outbound.AccountStoreException;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * Finds the route of a request and writes its answer: 404 for an unknown path, 405 for a method that the path does not know.
 * Everything runs on threads of its own, never on those that read the network.
 */
public final class RoutesHandler extends HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RoutesHandler.class);
    private static final String VARIABLE = "{}";
    private static final int NO_CONTENT = 204;
    private static final Problem STORE_UNAVAILABLE = new Problem(
                    503, "store_unavailable", "the store does not answer at present, try again")
            .with("Retry-After", "1");
    private static final Problem INTERNAL = new Problem(500, "internal", "the server failed to answer");

    private final Map<String, Map<String, Route>> byPath = new HashMap<>();
    private final ClientAddress addresses;
    private final Executor threads;
    private final AnswerProgress progress;

    /**
     * Makes the handler.
     *
     * @param routes what there is; a method and a path at most once
     * @param addresses tells where requests come from
     * @param threads serve HTTP
     * @param progress hears how streamed bodies get on
     */
    public RoutesHandler(Collection<Route> routes, ClientAddress addresses, Executor threads, AnswerProgress progress) {
        super("routes");
        setDecodeUrl(false);
        this.addresses = addresses;
        this.threads = threads;
        this.progress = progress;
        for (Route route : routes) {
            Map<String, Route> methods =
                    byPath.computeIfAbsent(route.path().replaceFirst("\\{[^/]*}$", "{}"), path -> new TreeMap<>());
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
        String path = request.getRequestURI();
        Map<String, Route> methods = byPath.get(path);
        String variable = "";
        if (methods == null) {
            int last = path.lastIndexOf('/') + 1;
            variable = path.substring(last);
            methods = variable.isEmpty() ? null : byPath.get(path.substring(0, last) + VARIABLE);
        }
        if (methods == null) {
            write(request, Answer.problem(new Problem(404, "not_found", "there is nothing at this path")));
            return;
        }
        String method = request.getMethod().getMethodString();
        Route route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            write(
                    request,
                    Answer.problem(new Problem(405, "method_not_allowed", "this path does not know the method")
                            .with("Allow", String.join(", ", methods.keySet()))));
            return;
        }
        response.suspend();
        answer(route, new Call(request, variable, addresses, threads))
                .whenCompleteAsync((answer, failure) -> finish(route, request, answer, failure), threads);
    }

    private static CompletionStage<Answer> answer(Route route, Call call) {
        try {
            return route.handler().answer(call);
        } catch (RuntimeException broken) {
            return CompletableFuture.failedStage(broken);
        }
    }

    private void finish(Route route, Request request, @Nullable Answer answer, @Nullable Throwable failure) {
        boolean streaming = false;
        try {
            streaming = write(request, answer == null ? failed(route, failure) : answer);
        } catch (IOException gone) {
            LOG.debug("{} {}: the client has gone", route.method(), route.path());
        } finally {
            if (!streaming) {
                request.getResponse().resume();
            }
        }
    }

    private static Answer failed(Route route, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ProblemException wrong) {
            return Answer.problem(wrong.problem());
        }
        if (cause instanceof IOException) {
            LOG.debug("{} {}: the client went away before its request was complete", route.method(), route.path());
            return Answer.problem(INTERNAL); // which nobody reads
        }
        if (cause instanceof AccountStoreException || cause instanceof MessageStoreException) {
            LOG.debug("{} {} failed: {}", route.method(), route.path(), cause.getMessage());
            return Answer.problem(STORE_UNAVAILABLE);
        }
        LOG.error("{} {} failed", route.method(), route.path(), cause);
        return Answer.problem(INTERNAL);
    }

    /** Writes an answer; tells whether its body is still to come, and who writes it will resume the response. */
    private boolean write(Request request, Answer answer) throws IOException {
        Response response = request.getResponse();
        response.setStatus(answer.status(), ReasonPhrases.of(answer.status()));
        answer.headers().forEach(response::setHeader);
        if (answer.body() instanceof AnswerBody.Streamed streamed) {
            return stream(request, streamed.source());
        }
        if (answer.body() instanceof AnswerBody.Text body && answer.status() != NO_CONTENT) {
            byte[] utf8 = body.text().getBytes(StandardCharsets.UTF_8);
            response.setContentLength(utf8.length);
            response.getOutputStream().write(utf8);
        }
        return false;
    }

    private boolean stream(Request request, BodySource source) throws IOException {
        if (request.getMethod() == Method.HEAD) {
            source.close();
            request.getResponse().flush();
            return false;
        }
        new StreamedBody(request, source, threads, progress).start();
        return true;
    }
}
