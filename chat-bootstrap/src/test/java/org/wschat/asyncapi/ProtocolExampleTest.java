package org.wschat.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.asyncapi.AsyncApi.Sender;
import org.wschat.asyncapi.ProtocolExample.Kind;
import org.wschat.asyncapi.ProtocolExample.Step;

/** The examples of the document, without a server. */
class ProtocolExampleTest {

    private static Set<String> ops(Kind kind) {
        return ProtocolExample.load().stream()
                .flatMap(example -> example.steps().stream())
                .filter(step -> step.kind() == kind && !step.first())
                .map(step -> JsonParser.parseString(step.frame())
                        .getAsJsonObject()
                        .get("op")
                        .getAsString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void show_every_request_and_every_answer() {
        AsyncApi document = AsyncApi.load();
        Set<String> unasked = Set.of("sync_required", "reconnect");

        assertThat(ops(Kind.SAYS)).containsAll(document.ops(Sender.CLIENT).keySet());
        assertThat(ops(Kind.HEARS))
                .isEqualTo(document.ops(Sender.SERVER).keySet().stream()
                        .filter(op -> !unasked.contains(op))
                        .collect(Collectors.toSet()));
    }

    @Test
    void are_read_with_their_section() {
        ProtocolExample example = ProtocolExample.in(List.of(
                        "# A",
                        "```",
                        "alice",
                        "```",
                        "## B c",
                        "```chat",
                        "alice/phone → {\"a\":1}",
                        "bob/v1:alice ← {}",
                        "bob ✕",
                        "```"))
                .get(0);

        assertThat(example)
                .isEqualTo(new ProtocolExample(
                        "B c",
                        List.of(
                                new Step("alice/phone", "alice", "", Kind.SAYS, "{\"a\":1}"),
                                new Step("bob/v1:alice", "bob", "alice", Kind.HEARS, "{}"),
                                new Step("bob", "bob", "", Kind.CLOSES, ""))));
    }

    @Test
    void are_refused_when_a_line_is_none() {
        assertThatThrownBy(() -> ProtocolExample.in(List.of("```chat", "alice -> {}", "```")))
                .hasMessageStartingWith("line: alice -> {}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {
                "{\"a\":\"…\"} {\"a\":null}",
                "{\"a\":\"…\"} {\"a\":{\"b\":1}}",
                "{\"a\":\"…x\",\"b\":\"…y\"} {\"a\":1,\"b\":2}",
                "{\"a\":\"…x\",\"b\":\"…x\"} {\"a\":1,\"b\":1}",
                "{\"a\":[1,{\"b\":\"c\"}]} {\"a\":[1,{\"b\":\"c\"}]}"
            })
    void fit_what_they_stand_for(String expected, String actual) {
        new Placeholders().match(JsonParser.parseString(expected), JsonParser.parseString(actual));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\'',
            value = {
                "{\"a\":\"…\"} {\"b\":1}",
                "{\"a\":1} {\"a\":2}",
                "{\"a\":1} {\"a\":1,\"b\":1}",
                "{\"a\":\"…x\",\"b\":\"…x\"} {\"a\":1,\"b\":2}",
                "{\"a\":[1]} {\"a\":[1,2]}",
                "{\"a\":[1]} {\"a\":[2]}",
                "{\"a\":{}} {\"a\":[]}"
            })
    void fit_nothing_else(String expected, String actual) {
        assertThatThrownBy(() ->
                        new Placeholders().match(JsonParser.parseString(expected), JsonParser.parseString(actual)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void are_filled_with_what_was_heard() {
        Placeholders placeholders = new Placeholders();
        placeholders.match(JsonParser.parseString("{\"a\":\"…x\"}"), JsonParser.parseString("{\"a\":\"c9\"}"));

        assertThat(placeholders.fill("{\"cursor\":\"…x\"}")).isEqualTo("{\"cursor\":\"c9\"}");
        assertThatThrownBy(() -> placeholders.fill("{\"cursor\":\"…y\"}")).isInstanceOf(AssertionError.class);
    }
}
