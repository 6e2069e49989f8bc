package org.wschat.asyncapi;

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
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.asyncapi.AsyncApi.Sender;
import tools.jackson.databind.JsonNode;

/** The document by itself: it is one, it is strict, its examples are examples, and it catches what is not as it says. */
class AsyncApiTest {

    private static final String SENT = "{\"op\":\"sent\",\"ref\":\"1\",\"to\":\"bob\",\"id\":7,\"seq\":1,"
            + "\"sent_at\":\"2026-11-29T12:00:00.000Z\",\"client_id\":null,\"online\":true,\"duplicate\":false,"
            + "\"cursor\":\"c\"}";

    private final AsyncApi document = AsyncApi.load();

    @Test
    void is_a_valid_document_of_asyncapi_3() throws IOException {
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream("/asyncapi-3.0/schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema)
                            .validate(document.tree().toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void has_all_messages_in_its_channel_and_each_in_an_operation() {
        TreeSet<String> messages = new TreeSet<>(names("/components/messages"));
        TreeSet<String> said = new TreeSet<>(document.ops(Sender.CLIENT).values());
        said.addAll(document.ops(Sender.SERVER).values());

        assertThat(messages).hasSize(30);
        assertThat(names("/channels/device/messages")).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(said).isEqualTo(messages);
        assertThat(document.errorCodes()).hasSize(11);
    }

    private List<String> names(String pointer) {
        return List.copyOf(document.node(pointer).propertyNames());
    }

    @Test
    void has_references_that_lead_somewhere() {
        List<String> dangling = new ArrayList<>();
        dangling(document.tree(), dangling);

        assertThat(dangling).isEmpty();
    }

    private void dangling(JsonNode node, List<String> found) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty() && document.node(reference.substring(1)).isMissingNode()) {
            found.add(reference);
        }
        node.values().forEach(each -> dangling(each, found));
    }

    @Test
    void has_closed_objects_that_require_only_what_they_have() {
        List<String> offences = new ArrayList<>();
        lint(document.node("/components"), "", offences);

        assertThat(offences).isEmpty();
    }

    private static void lint(JsonNode node, String place, List<String> offences) {
        if (node.path("type").asString("").equals("object")) {
            if (node.path("additionalProperties").asBoolean(true)) {
                offences.add(place + ": open");
            }
            node.path("required").forEach(name -> {
                if (node.path("properties").path(name.asString()).isMissingNode()) {
                    offences.add(place + ": requires " + name + ", which it does not have");
                }
            });
        }
        node.properties().forEach(each -> lint(each.getValue(), place + "/" + each.getKey(), offences));
    }

    @Test
    void has_examples_of_every_message_that_are_as_it_says() {
        List<String> offences = new ArrayList<>();
        for (Sender sender : Sender.values()) {
            for (Map.Entry<String, String> op : document.ops(sender).entrySet()) {
                JsonNode examples = document.node("/components/messages/" + op.getValue() + "/examples");
                if (examples.isEmpty()) {
                    offences.add(op.getValue() + ": no example");
                }
                examples.forEach(example -> offences.addAll(
                        document.offences(sender, example.path("payload").toString())));
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void takes_what_is_as_it_says() {
        assertThat(document.check(Sender.SERVER, SENT)).isEqualTo(SENT);
        document.check(Sender.CLIENT, "{\"op\":\"history\",\"peer\":\"bob\",\"after_seq\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"pong\",\"servertime\":\"2026-11-29T12:00:00.000Z\"}",
                "{\"op\":\"pong\",\"server_time\":\"2026-11-29T12:00:00.000Z\",\"more\":1}",
                "{\"op\":\"pong\",\"server_time\":1764417600}",
                "{\"op\":\"pong\",\"server_time\":\"2026-11-29T12:00:00Z\"}",
                "{\"server_time\":\"2026-11-29T12:00:00.000Z\",\"op\":\"pong\"}",
                "{\"op\":\"pong\"}",
                "{\"op\":\"pomg\",\"server_time\":\"2026-11-29T12:00:00.000Z\"}",
                "{\"op\":\"ping\"}",
                "{\"op\":\"error\",\"code\":\"oops\",\"message\":\"no\"}",
                "{\"op\":\"error\",\"code\":\"Blocked\",\"message\":\"no\"}",
                "{\"op\":\"presence\",\"user\":\"bob\",\"online\":\"yes\",\"last_seen\":null}",
                "{\"op\":\"typing\",\"from\":\"\"}",
                "{\"op\":\"typing\",\"from\":\"a->b\"}",
                "{\"op\":7}",
                "{}",
                "[]",
                "",
                "{\"op\":\"typing\",\"from\":\"bob\"} {}",
                "{\"op\":\"typing\",\"from\":\"bob\",\"from\":\"bob\"}"
            })
    void catches_a_frame_of_the_server_that_is_not(String frame) {
        assertThatThrownBy(() -> document.check(Sender.SERVER, frame))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not as docs/asyncapi.yaml has it: SERVER: " + frame);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":7", "\"seq\":1", "\"online\":true", "\"client_id\":null", "\"cursor\":\"c\""})
    void catches_a_field_that_has_another_name_or_another_type(String field) {
        String name = field.split("\"", -1)[1];
        for (String offence : List.of(
                SENT.replace("\"" + name + "\":", "\"" + name + "s\":"),
                SENT.replace(field, "\"" + name + "\":{}"),
                SENT.replace(field, "\"" + name + "\":1.5"))) {
            assertThat(offence).isNotEqualTo(SENT);
            assertThat(document.offences(Sender.SERVER, offence)).as(offence).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"pong\",\"server_time\":\"2026-11-29T12:00:00.000Z\"}",
                "{\"op\":\"send\",\"to\":\"bob\"}",
                "{\"op\":\"send\",\"to\":\"bob\",\"content\":\"hi\",\"clientid\":\"7\"}",
                "{\"op\":\"history\",\"peer\":\"bob\",\"before_seq\":2,\"after_seq\":1}",
                "{\"op\":\"history\",\"peer\":\"bob\",\"limit\":201}",
                "{\"op\":\"read\",\"peer\":\"bob\",\"seq\":\"1\"}"
            })
    void catches_a_request_that_is_none(String frame) {
        assertThatThrownBy(() -> document.check(Sender.CLIENT, frame)).isInstanceOf(AssertionError.class);
    }
}
