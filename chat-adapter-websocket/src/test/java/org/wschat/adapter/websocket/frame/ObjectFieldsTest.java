package org.wschat.adapter.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectFieldsTest {

    private static Map<String, String> parse(String json) {
        return ObjectFields.parse(json, Set.of("name"));
    }

    @Test
    void gives_the_fields_that_are_wanted_and_there() {
        assertThat(parse("{\"Name\":\"a\",\"other\":[{}]}")).containsExactly(Map.entry("name", "a"));
        assertThat(parse("{\"name\":null}")).isEmpty();
    }

    @Test
    void leaves_lone_surrogates_to_the_rule_of_the_field() {
        assertThat(parse("{\"name\":\"\\ud800\"}")).containsEntry("name", "\ud800");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"secret\"",
                "[\"secret\"]",
                "{\"name\":[\"secret\"]}",
                "{\"name\":\"secret\"} x",
                "{\"name\":\"secret\",\"NAME\":\"secret\"}",
                "{\"name\":\"secret\u0000\"}",
                "{\"name\":\"secret\\x\"}",
                "{'name':'secret'}",
                "secret"
            })
    void refuses_anything_else_and_repeats_nothing_of_it(String json) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("(?i)(body|name): .* \\(expected: .*\\)")
                .doesNotContain("secret");
    }
}
