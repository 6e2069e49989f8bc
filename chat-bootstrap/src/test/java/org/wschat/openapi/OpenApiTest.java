package org.wschat.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document by itself: it is one, it is strict, its examples are examples, and it catches what is not as it says. */
class OpenApiTest {

    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "additionalProperties",
            "allOf",
            "const",
            "description",
            "enum",
            "examples",
            "format",
            "items",
            "maxLength",
            "maximum",
            "minLength",
            "minimum",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "type");
    private static final String TIME = "2026-11-24T11:05:31.093Z";
    private static final String ACCOUNT =
            "{\"user_id\":\"alice\",\"user_name\":\"alice\",\"created_at\":\"" + TIME + "\"}";
    private static final String WISH = "{\"user_name\":\"alice\",\"password\":\"correct horse battery\"}";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json; charset=utf-8");

    private final OpenApi document = OpenApi.load();

    @Test
    void is_a_valid_document_of_openapi_3_1() throws IOException {
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/openapi-3.1/schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(document.tree().toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void has_schemas_of_known_keywords_only_and_every_object_is_closed() {
        List<String> offences = new ArrayList<>();
        schemas(document.tree(), "").forEach(schema -> lint(document.node(schema), schema, offences));

        assertThat(schemas(document.tree(), "")).hasSizeGreaterThan(40);
        assertThat(offences).isEmpty();
    }

    private static void lint(JsonNode schema, String place, List<String> offences) {
        schema.propertyNames().stream()
                .filter(keyword -> !KEYWORDS.contains(keyword))
                .forEach(keyword -> offences.add(place + ": " + keyword));
        if (schema.path("type").asString("").equals("object")
                && schema.path("additionalProperties").asBoolean(true)) {
            offences.add(place + ": open");
        }
        schema.path("required").forEach(name -> {
            if (schema.path("properties").path(name.asString()).isMissingNode()) {
                offences.add(place + ": requires " + name + ", which it does not have");
            }
        });
        schema.path("properties")
                .properties()
                .forEach(each -> lint(each.getValue(), place + "/" + each.getKey(), offences));
        schema.path("allOf").forEach(each -> lint(each, place + "/allOf", offences));
        schema.path("oneOf").forEach(each -> lint(each, place + "/oneOf", offences));
        if (schema.has("items")) {
            lint(schema.path("items"), place + "/items", offences);
        }
    }

    /** The places of all schemas that are in no other. */
    private static List<String> schemas(JsonNode node, String place) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(each -> {
            String at = place + "/" + OpenApi.escaped(each.getKey());
            if (each.getKey().equals("schema") || place.equals("/components/schemas")) {
                found.add(at);
            } else {
                found.addAll(schemas(each.getValue(), at));
            }
        });
        node.values().stream().filter(element -> node.isArray()).forEach(element -> {
            int index = node.values().stream().toList().indexOf(element);
            found.addAll(schemas(element, place + "/" + index));
        });
        return found;
    }

    @Test
    void has_examples_that_are_as_their_schemas_say_and_one_for_every_body_of_json() {
        List<String> offences = new ArrayList<>();
        for (String schema : schemas(document.tree(), "")) {
            String media = schema.replaceFirst("/schema$", "");
            JsonNode example = document.node(media + "/example");
            if (!example.isMissingNode()) {
                document.validate(schema, example, media, offences);
            } else if (media.endsWith("/application~1json")) {
                offences.add(media + ": without an example");
            }
            document.node(schema + "/examples").forEach(each -> document.validate(schema, each, schema, offences));
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void names_every_operation_once() {
        List<String> ids = document.operations().stream()
                .map(operation -> operation.split(" ", 2))
                .map(parts -> document.operation(parts[0], parts[1])
                        .path("operationId")
                        .asString())
                .toList();

        assertThat(ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    @Test
    void lets_pass_what_is_as_it_says() {
        document.check(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT));
        document.check(new Exchange("DELETE", "/sessions/current", "", 204, Map.of(), ""));
        document.check(problem("GET", "/nowhere", 404, "not_found"));
        document.check(problem("GET", "/ping", 400, "bad_request"));
        document.check(new Exchange("HEAD", "/ping", "", 200, JSON, ""));
        document.check(new Exchange("GET", "/ws", "", 426, Map.of(), "whatever: another document tells"));
    }

    @Test
    void catches_a_field_that_is_renamed_missing_added_or_of_another_form() {
        assertOffence(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT.replace("created_at", "createdAt")));
        assertOffence(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT.replace("\"user_id\":\"alice\",", "")));
        assertOffence(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT.replace("{", "{\"more\":1,")));
        assertOffence(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT.replace(".093Z", "Z")));
        assertOffence(new Exchange("POST", "/users", WISH, 201, JSON, ACCOUNT.replace("}", ",\"user_id\":\"alice\"}")));
    }

    @Test
    void catches_a_status_a_code_or_a_media_type_that_is_not_documented() {
        assertOffence(new Exchange("POST", "/users", WISH, 200, JSON, ACCOUNT));
        assertOffence(problem("GET", "/ping", 418, "bad_request"));
        assertOffence(problem("GET", "/ping", 503, "draining"));
        assertOffence(problem("POST", "/users", 409, "user_name_odd"));
        assertOffence(new Exchange("POST", "/users", WISH, 201, Map.of("Content-Type", "text/plain"), ACCOUNT));
        assertOffence(new Exchange("DELETE", "/sessions", "", 204, JSON, "{}"));
    }

    @Test
    void catches_a_route_or_a_method_that_is_not_documented() {
        assertOffence(new Exchange("GET", "/nowhere", "", 200, JSON, "{}"));
        assertOffence(new Exchange("PATCH", "/users/me", "", 204, Map.of(), ""));
        assertOffence(problem("PATCH", "/users/me", 404, "not_found"));
        assertOffence(problem("PATCH", "/users/me", 405, "method_not_allowed"));
    }

    @Test
    void catches_a_header_that_is_missing_or_says_something_else() {
        assertOffence(problem("GET", "/users/me", 401, "token_required"));
        assertOffence(problem("POST", "/sessions", 429, "rate_limited"));
        assertOffence(new Exchange(
                "GET", "/health/live", "", 200, Map.of("Content-Type", "application/json"), "{\"status\":\"live\"}"));
    }

    @Test
    void catches_a_request_that_is_taken_against_its_word() {
        assertOffence(
                new Exchange("POST", "/users", WISH.replace("correct horse battery", "short"), 201, JSON, ACCOUNT));
        assertOffence(new Exchange("POST", "/users", WISH.replace("}", ",\"more\":1}"), 201, JSON, ACCOUNT));
        assertOffence(new Exchange("POST", "/users", "", 201, JSON, ACCOUNT));
    }

    private void assertOffence(Exchange exchange) {
        assertThatThrownBy(() -> document.check(exchange))
                .as(exchange.toString())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not as docs/openapi.yaml has it");
    }

    private static Exchange problem(String method, String path, int status, String code) {
        String body = "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":" + status
                + ",\"detail\":\"because\",\"code\":\"" + code + "\"}";
        return new Exchange(method, path, "", status, Map.of("Content-Type", "application/problem+json"), body);
    }
}
