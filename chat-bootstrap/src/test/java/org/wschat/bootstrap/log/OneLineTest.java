package org.wschat.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {

    @ParameterizedTest
    @CsvSource({
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "0000, \\u0000",
        "001b, \\u001b",
        "007f, \\u007f",
        "0085, \\u0085",
        "009b, \\u009b",
        "2028, \\u2028",
        "2029, \\u2029",
        "202e, \\u202e",
        "2066, \\u2066",
        "d800, \\ud800",
    })
    void escapes_what_could_break_or_turn_the_line(String codePoint, String escaped) {
        String character = String.valueOf((char) Integer.parseInt(codePoint, 16));

        assertThat(OneLine.of("a" + character + "b")).isEqualTo("a" + escaped + "b");
    }

    @Test
    void leaves_every_other_text_alone() {
        String text = "对方在线 \\ \"x\" 👩‍👩‍👧 é ‏عربي";

        assertThat(OneLine.of(text)).isSameAs(text);
    }

    @Test
    void condenses_an_exception_with_its_causes_and_the_place_of_the_innermost() {
        Exception thrown = new IllegalStateException("outer\nline", new IllegalArgumentException("inner"));

        assertThat(OneLine.of(thrown))
                .startsWith(
                        "java.lang.IllegalStateException: outer\\nline <- "
                                + "java.lang.IllegalArgumentException: inner at org.wschat.bootstrap.log.OneLineTest.condenses_")
                .doesNotContain("\n");
    }

    @Test
    void ends_a_chain_of_causes_that_goes_in_circles() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(OneLine.of(first)).hasLineCount(1);
    }
}
