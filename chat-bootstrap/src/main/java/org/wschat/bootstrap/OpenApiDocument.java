package org.wschat.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.wschat.adapter.websocket.http.Route;
import org.wschat.adapter.websocket.http.TextRoute;

/** {@code GET /docs/openapi.yaml}: what this server answers over plain HTTP, as {@code docs/openapi.yaml} tells it. */
final class OpenApiDocument {

    private OpenApiDocument() {}

    /** {@return the route} */
    static Route route() {
        return TextRoute.create("/docs/openapi.yaml", "application/yaml", text());
    }

    private static String text() {
        try (InputStream document = OpenApiDocument.class.getResourceAsStream("openapi.yaml")) {
            if (document == null) {
                throw new IllegalStateException("openapi.yaml: missing (expected: a resource of this jar)");
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
