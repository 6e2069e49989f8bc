package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "018f0b2e-7d3c-7c2e-9d5a-2f1c3b4a5d6e", "a b", "汉字", "😀"})
    void takes_what_clients_use(String value) {
        assertThat(new ClientId(value)).hasToString(value);
    }

    @Test
    void counts_characters_as_people_do() {
        String most = "😀".repeat(ClientId.MAX_CHARACTERS);

        assertThat(new ClientId(most).value()).isEqualTo(most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientId(most + "x"))
                .withMessage("client id: 65 characters (expected: 1 to 64)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientId(""))
                .withMessage("client id: 0 characters (expected: 1 to 64)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "\u007f", "\u0085"})
    void refuses_control_characters(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientId(value))
                .withMessage("client id: contains a control character (expected: none)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "x\ude00", "\ude00\ud83d"})
    void refuses_half_characters(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientId(value))
                .withMessage("client id: contains a lone surrogate (expected: well-formed Unicode)");
    }
}
