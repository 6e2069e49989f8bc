package org.wschat.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "bob", "Bob_1.2-x", "소라", "नमस्ते", "\uD835\uDC00", ".", "7"})
    void takes_letters_digits_and_three_signs(String name) {
        assertThat(new UserName(name).value()).isEqualTo(name);
        assertThat(new UserName(name).id().value()).isEqualTo(name);
    }

    @Test
    void is_the_same_name_however_it_was_typed() {
        assertThat(new UserName("Ame\u0301lie")).isEqualTo(new UserName("Am\u00E9lie"));
        assertThat(new UserName("bob")).isNotEqualTo(new UserName("Bob"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|contains U+0020",
                "a\u200Bb|contains U+200B",
                "a\u202Eb|contains U+202E",
                "a->b|contains U+003E",
                "a@b|contains U+0040",
                "\uD83D\uDE00|contains U+1F600",
                "\u0301a|contains U+0301",
                "1\u0301|contains U+0301",
                "\u3164|contains U+3164",
                "a\uFE0F|contains U+FE0F",
                "a\uD800|contains U+D800"
            })
    void refuses_other_characters_and_names_the_first(String name, String reason) {
        assertThatThrownBy(() -> new UserName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user_name: " + reason + " (expected: letters, digits, . _ -)");
    }

    @Test
    void has_1_to_64_characters() {
        assertThat(new UserName("\uD835\uDC00".repeat(64)).value()).hasSize(128);
        assertThatThrownBy(() -> new UserName("")).hasMessage("user_name: 0 characters (expected: 1 to 64)");
        assertThatThrownBy(() -> new UserName("a".repeat(65)))
                .hasMessage("user_name: 65 characters (expected: 1 to 64)");
        assertThatThrownBy(() -> new UserName("a".repeat(1_000_000)))
                .hasMessage("user_name: too many characters (expected: 1 to 64)");
    }
}
