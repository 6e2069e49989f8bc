package org.wschat.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.http.TextRoute;

/**
 * What this server says of itself, as it stands in {@code docs} of the sources: {@code GET /docs/openapi.yaml} describes plain
 * HTTP, {@code GET /docs/asyncapi.yaml} the socket {@code /ws/v2}.
 */
final class DocumentRoutes {

    private DocumentRoutes() {}

    /** {@return a route for each document} */
    static List<Route> all() {
        return Stream.of("openapi.yaml", "asyncapi.yaml")
                .map(name -> TextRoute.create("/docs/" + name, "application/yaml", text(name)))
                .toList();
    }

    private static String text(String name) {
        try (InputStream document = DocumentRoutes.class.getResourceAsStream(name)) {
            if (document == null) {
                throw new IllegalStateException(name + ": missing (expected: a resource of this jar)");
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
