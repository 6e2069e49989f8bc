package org.wschat.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    private static final String EMOJI = "😀";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "ann", " ", " ann ", "小明", EMOJI, "a-b", "a>b", "a- >b", ">-", "-", "'; --", "\u200d", "\u202e"
            })
    void takes_any_other_name(String value) {
        assertThat(new UserId(value).value()).isEqualTo(value);
        assertThat(new UserId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "小", EMOJI})
    void takes_64_characters_however_many_code_units_they_need(String character) {
        assertThat(new UserId(character.repeat(64)).value()).isEqualTo(character.repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "小", EMOJI})
    void refuses_65_characters(String character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(character.repeat(65)))
                .withMessage("user id: 65 characters (expected: 1 to 64)");
    }

    @Test
    void refuses_the_empty_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(""))
                .withMessage("user id: 0 characters (expected: 1 to 64)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x09, 0x0A, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void refuses_control_characters_wherever_they_stand(int control) {
        String character = Character.toString(control);
        String message = String.format("user id: contains U+%04X (expected: no control characters)", control);
        for (String value : new String[] {character, character + "a", "a" + character, "a" + character + "b"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UserId(value))
                    .withMessage(message);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x7E, 0xA0})
    void takes_the_neighbours_of_control_characters(int codePoint) {
        assertThat(new UserId(Character.toString(codePoint)).value()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(chars = {'\ud800', '\udbff', '\udc00', '\udfff'})
    void refuses_lone_surrogates(char surrogate) {
        for (String value : new String[] {"" + surrogate, "a" + surrogate, surrogate + "a"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UserId(value))
                    .withMessageContaining("lone surrogate");
        }
    }

    @Test
    void refuses_surrogates_in_the_wrong_order() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("\ude00\ud83d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"->", "a->b", "->a", "a->", "-->", "->>"})
    void refuses_the_separator_of_the_original_protocol(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId(value))
                .withMessage("user id: contains \"->\" (expected: no \"->\")");
    }

    @Test
    void never_shows_the_offending_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserId("secret->"))
                .withMessageNotContaining("secret");
    }

    @Test
    void compares_character_for_character() {
        assertThat(new UserId("ann"))
                .isEqualTo(new UserId("ann"))
                .isNotEqualTo(new UserId("Ann"))
                .isNotEqualTo(new UserId("ann "))
                .isNotEqualTo(new UserId("\u00e4nn"));
        assertThat(new UserId("\u00e4")).isNotEqualTo(new UserId("a\u0308"));
    }

    @Test
    void sorts_by_code_units() {
        assertThat(new String[] {"10", "9", "A", "a", "aa", "b", "ä", EMOJI, "\uff41"})
                .extracting(UserId::new)
                .isSorted();
    }
}
