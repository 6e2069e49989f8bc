package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wschat.openapi.OpenApi;

/** The document and the running server agree about what there is. */
class OpenApiIT {

    private static final OpenApi DOCUMENT = DocumentedHttp.DOCUMENT;

    @TempDir
    private Path directory;

    @Test
    void gives_the_documents_as_they_stand_in_the_sources() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            for (String name : List.of("openapi.yaml", "asyncapi.yaml")) {
                HttpResponse<String> answer = DocumentedHttp.get(server.http("/docs/" + name));

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(Files.readString(Path.of("..", "docs", name)));
            }
        }
    }

    @Test
    void asks_for_a_token_where_the_document_says_so_and_nowhere_else() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            for (String operation : DOCUMENT.operations()) {
                String method = operation.split(" ", 2)[0];
                String path = operation.split(" ", 2)[1];
                HttpResponse<String> answer =
                        DocumentedHttp.send(method, server.http(path.replaceAll("[{}]", "")), new byte[0]);

                assertThat(answer.statusCode() == 401)
                        .as("%s asks for a token: %s", operation, answer.body())
                        .isEqualTo(DOCUMENT.operation(method, path).has("security"));
            }
        }
    }

    @Test
    void answers_methods_and_paths_that_are_not_documented_with_405_and_404() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            for (String path : DOCUMENT.tree().path("paths").propertyNames()) {
                assertThat(DocumentedHttp.send("PATCH", server.http(path.replaceAll("[{}]", "")), new byte[0])
                                .statusCode())
                        .as(path)
                        .isEqualTo(405);
            }
            assertThat(DocumentedHttp.get(server.http("/docs")).statusCode()).isEqualTo(404);
            assertThat(DocumentedHttp.get(server.http("/sessions/")).statusCode())
                    .isEqualTo(404);
            assertThat(DocumentedHttp.send("HEAD", server.http("/ping"), new byte[0])
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tells_browsers_that_pages_of_this_machine_may_ask_and_no_others() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            assertThat(preflight(server, "http://localhost:3000")).isEqualTo(204);
            assertThat(preflight(server, "https://evil.example")).isEqualTo(403);
        }
    }

    private static int preflight(ChatProcess server, String origin) {
        return DocumentedHttp.send(
                        "OPTIONS",
                        server.http("/sessions"),
                        new byte[0],
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST")
                .statusCode();
    }

    @Test
    void refuses_what_no_route_sees_as_documented() {
        try (ChatProcess server = ChatProcess.in(directory).startReady()) {
            String end = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
            assertThat(RawHttp.send(server.port(), "GET /ping HTTP/1.1\r\n\r\n").status())
                    .isEqualTo(400);
            assertThat(RawHttp.send(server.port(), "GET /%zz" + end + "\r\n").status())
                    .isEqualTo(400);
            assertThat(RawHttp.send(server.port(), "GET /ping HTTP/3.7\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(505);
            assertThat(RawHttp.send(server.port(), "GET /ping" + end + "X: " + "x".repeat(9_000) + "\r\n\r\n")
                            .status())
                    .isEqualTo(431);
            assertThat(RawHttp.send(server.port(), "POST /users" + end + "Expect: more\r\nContent-Length: 2\r\n\r\n{}")
                            .status())
                    .isEqualTo(417);
            assertThat(RawHttp.send(
                                    server.port(),
                                    "POST /users" + end + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}")
                            .status())
                    .isEqualTo(415);
            assertThat(RawHttp.send(
                                    server.port(),
                                    "POST /users" + end
                                            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n[]")
                            .status())
                    .isEqualTo(400);
            assertThat(RawHttp.send(
                                    server.port(),
                                    "POST /users" + end
                                            + "Content-Type: application/json\r\nContent-Length: 99999\r\n\r\n{}")
                            .status())
                    .isEqualTo(413);
        }
    }
}
