package org.wschat.domain.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "a",
                "\u007f",
                "\u0080",
                "\u07ff",
                "\u0800",
                "\ud7ff",
                "\ue000",
                "\uffff",
                "😀",
                "\udbff\udfff",
                "aä€😀\n",
                "cafe\u0301"
            })
    void takes_any_well_formed_text_and_knows_its_length_in_utf_8(String value) {
        MessageText text = new MessageText(value);

        assertThat(text.value()).isEqualTo(value);
        assertThat(text.utf8Length()).isEqualTo(value.getBytes(UTF_8).length);
    }

    @ParameterizedTest
    @CsvSource({"a, 1048576", "ä, 524288", "😀, 262144"})
    void takes_texts_of_exactly_one_mebibyte(String character, int times) {
        assertThat(new MessageText(character.repeat(times)).utf8Length()).isEqualTo(MessageText.MAX_UTF8_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"a, 1048576", "ä, 524288", "😀, 262144"})
    void refuses_one_byte_more(String character, int times) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageText(character.repeat(times) + "x"))
                .withMessage("content: 1048577 bytes (expected: at most 1048576 bytes of UTF-8)");
    }

    @Test
    void counts_bytes_and_not_characters() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageText("€".repeat(349_526)));
        assertThat(new MessageText("€".repeat(349_525)).utf8Length()).isEqualTo(1_048_575);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("ab\ud800", 2),
                arguments("\udc00", 0),
                arguments("\ud800x", 0),
                arguments("x\udbff\udbff", 1),
                arguments("\ude00\ud83d", 0),
                arguments("\ud83d\ude00\ud83d", 2));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuses_lone_surrogates_and_says_where(String value, int at) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageText(value))
                .withMessageStartingWith("content: lone surrogate at character " + at + " ");
    }

    @Test
    void keeps_normal_forms_apart() {
        assertThat(new MessageText("\u00e9")).isNotEqualTo(new MessageText("e\u0301"));
    }

    @Test
    void never_shows_what_it_says() {
        assertThat(new MessageText("secret")).hasToString("MessageText[6 chars]");
    }
}
