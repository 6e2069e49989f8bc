package org.wschat.adapter.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.domain.message.MessageText;

final class ClientFramesTest {

    private static final String NOT_JSON = "frame: not JSON (expected: one JSON object)";
    private static final String NO_WHOLE_NUMBER = " (expected: a whole number)";
    private static final String LIMIT = " (expected: a whole number from 1 to 1000)";
    private static final String TWICE = ": given twice (expected: once, in whatever case)";
    private static final String TOO_DEEP = "frame: nested too deeply (expected: at most 100 levels)";

    @ParameterizedTest
    @MethodSource("invalid")
    void tells_what_is_wrong_with_a_frame(String text, String reason) {
        assertThat(ClientFrames.parse(text)).isEqualTo(new ClientFrame.Invalid(reason));
        assertThat(ClientFrames.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ClientFrame.Invalid(reason));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of("hello", NOT_JSON),
                Arguments.of("", NOT_JSON),
                Arguments.of(" ", NOT_JSON),
                Arguments.of("{", NOT_JSON),
                Arguments.of("{\"type\":1", NOT_JSON),
                Arguments.of("{type:1}", NOT_JSON),
                Arguments.of("{'type':1}", NOT_JSON),
                Arguments.of("{\"type\":1,}", NOT_JSON),
                Arguments.of("{\"type\":01}", NOT_JSON),
                Arguments.of("{\"type\":NaN}", NOT_JSON),
                Arguments.of("{\"type\":1,\"content\":\"a\nb\"}", NOT_JSON),
                Arguments.of("{\"x\":\"a\nb\"}", NOT_JSON),
                Arguments.of("{\"type\":1,\"content\":\"\\x\"}", NOT_JSON),
                Arguments.of("// comment\n{}", NOT_JSON),
                Arguments.of("TRUE", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800\",\"y\":truE}", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800\",\"y\":NULL}", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800\\'\"}", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800\u0001\"}", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800\",y:1}", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud800", NOT_JSON),
                Arguments.of("{\"x\":\"\\ud8\"}", NOT_JSON),
                Arguments.of("[1,2]", "frame: an array (expected: one JSON object)"),
                Arguments.of("12", "frame: 12 (expected: one JSON object)"),
                Arguments.of("true", "frame: true (expected: one JSON object)"),
                Arguments.of("\"x\"", "frame: \"x\" (expected: one JSON object)"),
                Arguments.of("{\"type\":\"1\"}", "type: \"1\"" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":\"12\",\"content\":\"x\"}", "type: \"12\"" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":1.5}", "type: 1.5" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":1.0}", "type: 1.0" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":1e0}", "type: 1e0" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":1e999}", "type: 1e999" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":9223372036854775808}", "type: 9223372036854775808" + NO_WHOLE_NUMBER),
                Arguments.of(
                        "{\"type\":123456789012345678901234567890}", "type: 12345678901234567890..." + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":true}", "type: true" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":{}}", "type: an object" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":[1]}", "type: an array" + NO_WHOLE_NUMBER),
                Arguments.of(
                        "{\"type\":\"\\u0000<汉\\ud800 and so on and so on\"}",
                        "type: \"\\u0000<\\u6c49\\ud800 and so on and s...\"" + NO_WHOLE_NUMBER),
                Arguments.of("{\"type\":1,\"content\":5}", "content: 5 (expected: a string)"),
                Arguments.of("{\"type\":9,\"content\":5}", "content: 5 (expected: a string)"),
                Arguments.of("{\"type\":1,\"content\":[\"x\"]}", "content: an array (expected: a string)"),
                Arguments.of("{\"type\":1,\"content\":{}}", "content: an object (expected: a string)"),
                Arguments.of("{\"type\":1,\"content\":false}", "content: false (expected: a string)"),
                Arguments.of("{\"type\":2,\"limit\":0}", "limit: 0" + LIMIT),
                Arguments.of("{\"type\":2,\"limit\":-1}", "limit: -1" + LIMIT),
                Arguments.of("{\"type\":2,\"limit\":1001}", "limit: 1001" + LIMIT),
                Arguments.of("{\"type\":2,\"limit\":\"5\"}", "limit: \"5\"" + LIMIT),
                Arguments.of("{\"type\":2,\"limit\":2.5}", "limit: 2.5" + LIMIT),
                Arguments.of("{\"type\":2,\"before_id\":0}", "before_id: 0 (expected: a positive whole number)"),
                Arguments.of(
                        "{\"type\":2,\"before_id\":[]}", "before_id: an array (expected: a positive whole number)"),
                Arguments.of("{\"type\":1,\"type\":1}", "type" + TWICE),
                Arguments.of("{\"type\":1,\"TYPE\":1}", "TYPE" + TWICE),
                Arguments.of("{\"content\":\"a\",\"Content\":\"b\",\"type\":1}", "Content" + TWICE),
                Arguments.of("{\"x\":1,\"x\":1}", "x" + TWICE),
                Arguments.of("{} {}", "frame: more after the JSON object (expected: one JSON object)"),
                Arguments.of("{\"type\":4}x", "frame: more after the JSON object (expected: one JSON object)"),
                Arguments.of("null null", "frame: more after the JSON object (expected: one JSON object)"),
                Arguments.of("{\"x\":" + "[".repeat(100_000), TOO_DEEP),
                Arguments.of("{\"x\":" + "{\"x\":".repeat(100_000), TOO_DEEP),
                Arguments.of("{\"type\":1,\"x\":" + "[".repeat(100) + "]".repeat(100) + "}", TOO_DEEP),
                Arguments.of("[".repeat(100_000), "frame: an array (expected: one JSON object)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " null\n",
                "{}",
                "{\"content\":\"no type\"}",
                "{\"type\":null}",
                "{\"type\":0}",
                "{\"type\":9,\"content\":\"x\"}",
                "{\"type\":-1}",
                "{\"type\":9223372036854775807}",
                "{\"typ\u0435\":1}",
            })
    void ignores_what_the_original_ignores(String text) {
        assertThat(ClientFrames.parse(text)).isEqualTo(new ClientFrame.Ignored());
    }

    @Test
    void takes_keys_in_any_case_and_passes_over_unknown_fields_of_any_kind() {
        String text =
                "{\"a\":[1e999,{\"a\":[],\"a\":null}],\"b\":{\"type\":7},\"TyPe\":1,\"c\":\"\\ud800\",\"d\":true,\"\\udc00\":1E5,"
                        + "\"CONTENT\":\"hi\",\"e\":-0.5e-7}\r\n";

        assertThat(ClientFrames.parse(text)).isEqualTo(send("hi"));
    }

    @Test
    void does_not_take_a_key_that_only_looks_the_same() {
        assertThat(ClientFrames.parse("{\"type\":2,\"l\u0131mit\":0}"))
                .isEqualTo(new ClientFrame.History(OptionalInt.empty(), OptionalLong.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":1}", "{\"type\":1,\"content\":null}", "{\"type\":1,\"content\":\"\"}"})
    void takes_missing_and_null_content_for_an_empty_text(String text) {
        assertThat(ClientFrames.parse(text)).isEqualTo(send(""));
    }

    @Test
    void keeps_every_character_of_a_text() {
        String text =
                "{\"type\":1,\"content\":\"\\u0000\\u202e<b>&\\\"\\\\\\/\\t\u2028\ud83d\ude00\\ud83d\\ude00 汉字\"}";

        assertThat(ClientFrames.parse(text))
                .isEqualTo(send("\u0000\u202e<b>&\"\\/\t\u2028\ud83d\ude00\ud83d\ude00 汉字"));
    }

    @Test
    void does_not_accept_a_lone_surrogate_in_a_text() {
        assertThat(ClientFrames.parse("{\"type\":1,\"content\":\"ab\\ud800\"}"))
                .isEqualTo(new ClientFrame.Unacceptable(
                        "content: lone surrogate at character 2 (expected: well-formed Unicode, surrogates in pairs)"));
    }

    @Test
    void takes_binary_frames_that_are_json_in_utf8_and_no_others() {
        assertThat(ClientFrames.parse("{\"type\":1,\"content\":\"汉\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(send("汉"));
        assertThat(ClientFrames.parse(new byte[] {'{', '}', (byte) 0xff}))
                .isEqualTo(new ClientFrame.Invalid("frame: not UTF-8 (expected: one JSON object in UTF-8)"));
        assertThat(ClientFrames.parse("{\"type\":1}".getBytes(StandardCharsets.UTF_16)))
                .isInstanceOf(ClientFrame.Invalid.class);
    }

    @Test
    void reads_the_optional_fields_of_a_history_request() {
        assertThat(ClientFrames.parse("{\"before_id\":9007199254740991,\"limit\":1000,\"type\":2}"))
                .isEqualTo(new ClientFrame.History(OptionalInt.of(1000), OptionalLong.of(9007199254740991L)));
        assertThat(ClientFrames.parse("{\"type\":2,\"limit\":null,\"before_id\":null}"))
                .isEqualTo(new ClientFrame.History(OptionalInt.empty(), OptionalLong.empty()));
    }

    @Test
    void reads_the_other_types() {
        assertThat(ClientFrames.parse("{\"type\":3}")).isEqualTo(new ClientFrame.Unread());
        assertThat(ClientFrames.parse("{\"type\":4}")).isEqualTo(new ClientFrame.Counts());
        assertThat(ClientFrames.parse("{\"type\":-0}")).isEqualTo(new ClientFrame.Ignored());
    }

    @Test
    void makes_something_of_any_garbage() {
        Random random = new Random(20261123);
        String seed = "{\"type\":1,\"content\":\"hi \\ud83d\\ude00\",\"x\":[{\"y\":null},1.5e3,true],\"limit\":7}";
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = mutated(seed.getBytes(StandardCharsets.UTF_8), random);

            assertThat(ClientFrames.parse(mutated)).isNotNull();
            assertThat(ClientFrames.parse(new String(mutated, StandardCharsets.ISO_8859_1)))
                    .isNotNull();
        }
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[1 << 16];
            random.nextBytes(noise);

            assertThat(ClientFrames.parse(noise)).isInstanceOf(ClientFrame.Invalid.class);
            assertThat(ClientFrames.parse(new String(noise, StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(ClientFrame.Invalid.class);
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] structure = "{}[]\",:\\u0e-+.1ntf \n".getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            byte with = random.nextBoolean() ? structure[random.nextInt(structure.length)] : (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = with;
        }
        return bytes;
    }

    private static ClientFrame send(String text) {
        return new ClientFrame.Send(new MessageText(text));
    }
}
