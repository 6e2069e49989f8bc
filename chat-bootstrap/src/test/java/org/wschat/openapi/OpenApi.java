package org.wschat.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/openapi.yaml}, to hold real exchanges against. May be used from any thread. */
public final class OpenApi {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "options", "head", "trace");
    private static final String IRI = "https://wschat.test/openapi";
    private static final Set<String> SOCKETS = Set.of("/ws", "/ws/v2");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode tree;
    private final SchemaRegistry schemas;

    private OpenApi(JsonNode tree) {
        this.tree = tree;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, tree.toString())));
    }

    /** Reads the document. */
    public static OpenApi load() {
        try {
            return of(Files.readString(Path.of("..", "docs", "openapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OpenApi of(String yaml) {
        return new OpenApi(YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(yaml));
    }

    /** The whole document. */
    public JsonNode tree() {
        return tree;
    }

    /** Every method and path that it has, as {@code GET /ping}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        tree.path("paths")
                .properties()
                .forEach(
                        path -> methods(path.getKey()).forEach(method -> operations.add(method + " " + path.getKey())));
        return operations;
    }

    /** The methods of a path of the document, in capitals and in their order. */
    public Set<String> methods(String template) {
        Set<String> methods = new TreeSet<>();
        tree.path("paths").path(template).propertyNames().forEach(name -> {
            if (METHODS.contains(name)) {
                methods.add(name.toUpperCase(Locale.ROOT));
            }
        });
        return methods;
    }

    /** The description of one operation. */
    public JsonNode operation(String method, String template) {
        return tree.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    }

    /**
     * Fails if an exchange is not as the document has it. The handshakes of sockets are not its business.
     *
     * @throws AssertionError that names every offence
     */
    public void check(Exchange exchange) {
        List<String> offences = offences(exchange);
        if (!offences.isEmpty()) {
            throw new AssertionError(
                    "not as docs/openapi.yaml has it: " + exchange + "\n" + String.join("\n", offences));
        }
    }

    List<String> offences(Exchange exchange) {
        if (SOCKETS.contains(exchange.path())) {
            return List.of();
        }
        String template = template(exchange.path());
        Set<String> methods = methods(template);
        String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
        List<String> offences = new ArrayList<>();
        if (!methods.contains(method)) {
            answer(exchange, unasked(exchange, methods), offences);
            if (exchange.status() == 405 && !methods.equals(allowed(exchange))) {
                offences.add("Allow: " + allowed(exchange) + " (expected: " + methods + ")");
            }
            return offences;
        }
        String operation = "/paths/" + escaped(template) + "/" + method.toLowerCase(Locale.ROOT);
        String responses = operation + "/responses/";
        String response = responses + (has(responses + exchange.status()) ? exchange.status() : "default");
        answer(exchange, resolved(response), offences);
        boolean taken = exchange.status() < 300 && !exchange.requestBody().equals(Exchange.NOT_LOOKED_AT);
        if (taken && has(operation + "/requestBody")) {
            content(operation + "/requestBody/content", "application/json", exchange.requestBody(), offences);
        }
        return offences;
    }

    /** What is answered to a path or a method that the document does not have. */
    private static String unasked(Exchange exchange, Set<String> methods) {
        String responses = "/components/responses/";
        if (exchange.status() == 404 && methods.isEmpty()) {
            return responses + "NoSuchPath";
        }
        if (exchange.status() == 204 && exchange.method().equals("OPTIONS") && !methods.isEmpty()) {
            return responses + "Preflight";
        }
        return responses + (exchange.status() == 405 && !methods.isEmpty() ? "NoSuchMethod" : "Refused");
    }

    private static Set<String> allowed(Exchange exchange) {
        return new TreeSet<>(
                List.of(exchange.headers().getOrDefault("Allow", "").split(", ", -1)));
    }

    private void answer(Exchange exchange, String response, List<String> offences) {
        node(response + "/headers").properties().forEach(header -> {
            String described = resolved(response + "/headers/" + escaped(header.getKey()));
            String value = exchange.headers().get(header.getKey());
            if (value != null) {
                validate(described + "/schema", typed(value), header.getKey(), offences);
            } else if (node(described + "/required").asBoolean(false)) {
                offences.add(header.getKey() + ": missing");
            }
        });
        if (exchange.method().equals("HEAD")) {
            return;
        }
        if (has(response + "/content")) {
            content(response + "/content", exchange.mediaType(), exchange.body(), offences);
        } else if (!exchange.body().isEmpty()) {
            offences.add("a body where none is documented");
        }
        if (exchange.mediaType().equals("application/problem+json")
                && !exchange.body().contains("\"status\":" + exchange.status() + ",")) {
            offences.add("the problem tells of another status");
        }
    }

    private void content(String content, String mediaType, String body, List<String> offences) {
        String described = content + "/" + escaped(mediaType);
        if (!has(described)) {
            offences.add(
                    "media type " + mediaType + " (expected: " + node(content).propertyNames() + ")");
            return;
        }
        try {
            validate(
                    described + "/schema",
                    mediaType.endsWith("json") && !mediaType.endsWith("ndjson")
                            ? JSON.readTree(body)
                            : new StringNode(body),
                    "body",
                    offences);
            if (mediaType.endsWith("ndjson")) {
                body.lines()
                        .map(JSON::readTree)
                        .forEach(line -> validate(described + "/x-line-schema", line, "line", offences));
            }
        } catch (JacksonException e) {
            offences.add("body: no JSON: " + e.getOriginalMessage());
        }
    }

    /** Validates a value against the schema at a place of the document. */
    void validate(String pointer, JsonNode value, String what, List<String> offences) {
        Schema schema = schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer));
        schema.validate(value.toString(), InputFormat.JSON)
                .forEach(error -> offences.add(what + error.getInstanceLocation() + ": " + error.getMessage()));
    }

    private static JsonNode typed(String header) {
        return header.matches("[0-9]{1,9}") ? JSON.readTree(header) : new StringNode(header);
    }

    private String template(String path) {
        if (has("/paths/" + escaped(path))) {
            return path;
        }
        int last = path.lastIndexOf('/') + 1;
        for (String template : tree.path("paths").propertyNames()) {
            if (last < path.length() && template.matches("\\Q" + path.substring(0, last) + "\\E\\{[^/]+}")) {
                return template;
            }
        }
        return "";
    }

    private String resolved(String pointer) {
        JsonNode reference = node(pointer).path("$ref");
        return reference.isString() ? resolved(reference.asString().substring(1)) : pointer;
    }

    private boolean has(String pointer) {
        return !node(pointer).isMissingNode();
    }

    JsonNode node(String pointer) {
        return tree.at(pointer);
    }

    /** A name as it stands in a JSON pointer (RFC 6901). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
