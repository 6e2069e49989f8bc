package org.wschat.asyncapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/asyncapi.yaml}, to hold real frames against. May be used from any thread. */
public final class AsyncApi {

    /** Who sends a frame. */
    public enum Sender {
        /** A device. */
        CLIENT,
        /** The server, whose document it is. */
        SERVER
    }

    private static final String IRI = "https://wschat.test/asyncapi";
    private static final String MESSAGES = "/components/messages/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode tree;
    private final SchemaRegistry schemas;
    private final Map<Sender, Map<String, String>> ops = new EnumMap<>(Sender.class);

    private AsyncApi(JsonNode tree) {
        this.tree = tree;
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, tree.toString())));
        for (Sender sender : Sender.values()) {
            ops.put(sender, collected(sender));
        }
    }

    /** Reads the document. */
    public static AsyncApi load() {
        try {
            return of(Files.readString(Path.of("..", "docs", "asyncapi.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AsyncApi of(String yaml) {
        return new AsyncApi(YAMLMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readTree(yaml));
    }

    /** The whole document. */
    public JsonNode tree() {
        return tree;
    }

    /** What there is to say: the name of the message in the document for each {@code op}. */
    public Map<String, String> ops(Sender sender) {
        return Objects.requireNonNull(ops.get(sender));
    }

    private Map<String, String> collected(Sender sender) {
        Map<String, String> found = new TreeMap<>();
        tree.path("operations").values().stream()
                .flatMap(operation -> messages(operation, sender))
                .map(reference -> reference.path("$ref").asString().replaceAll(".*/", ""))
                .distinct()
                .forEach(name -> found.put(
                        tree.at(MESSAGES + name + "/payload/properties/op/const")
                                .asString(),
                        name));
        return Collections.unmodifiableMap(found);
    }

    /** The document is the server's: it receives requests and sends replies, and sends what comes unasked. */
    private static Stream<JsonNode> messages(JsonNode operation, Sender sender) {
        boolean request = operation.path("action").asString().equals("receive");
        if (sender == Sender.CLIENT) {
            return request ? operation.path("messages").values().stream() : Stream.empty();
        }
        return (request ? operation.path("reply") : operation).path("messages").values().stream();
    }

    /** The codes that an {@code error} may have. */
    public Set<String> errorCodes() {
        return Set.copyOf(tree.at("/components/schemas/ErrorCode/enum").values().stream()
                .map(JsonNode::asString)
                .toList());
    }

    /**
     * Fails if a frame is not as the document has it.
     *
     * @return the frame
     * @throws AssertionError that names every offence
     */
    public String check(Sender sender, String frame) {
        List<String> offences = offences(sender, frame);
        if (!offences.isEmpty()) {
            throw new AssertionError(
                    "not as docs/asyncapi.yaml has it: " + sender + ": " + frame + "\n" + String.join("\n", offences));
        }
        return frame;
    }

    List<String> offences(Sender sender, String frame) {
        JsonNode json;
        try {
            json = JSON.readTree(frame);
        } catch (JacksonException e) {
            return List.of("no JSON: " + e.getOriginalMessage());
        }
        if (!json.isObject() || json.isEmpty()) {
            return List.of("no JSON object with fields");
        }
        String op = json.path("op").asString("");
        String name = ops(sender).get(op);
        if (name == null) {
            return List.of(
                    "op: " + json.path("op") + " (expected: " + ops(sender).keySet() + ")");
        }
        if (sender == Sender.SERVER && !json.propertyNames().iterator().next().equals("op")) {
            return List.of("op: not the first field");
        }
        return invalid(MESSAGES + name + "/payload", json);
    }

    /** What is wrong with a value, by the schema at a place of the document. */
    List<String> invalid(String pointer, JsonNode value) {
        return schemas
                .getSchema(SchemaLocation.of(IRI + "#" + pointer))
                .validate(value.toString(), InputFormat.JSON)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    JsonNode node(String pointer) {
        return tree.at(pointer);
    }
}
