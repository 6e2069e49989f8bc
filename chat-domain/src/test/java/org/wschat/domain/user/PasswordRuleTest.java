package org.wschat.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {

    private static final UserName NAME = new UserName("margarete");

    private final PasswordRule rule = new PasswordRule(Set.of("password1"));

    @Test
    void takes_any_8_to_128_characters() {
        assertThat(rule.objection(new Password("\uD83D\uDE00".repeat(8)), NAME)).isEmpty();
        assertThat(rule.objection(new Password("x".repeat(128)), NAME)).isEmpty();
        assertThat(rule.objection(new Password("        "), NAME)).isEmpty();
    }

    @Test
    void refuses_fewer() {
        assertThat(rule.objection(new Password("1234567"), NAME))
                .hasValue("password: 7 characters (expected: 8 to 128)");
    }

    @Test
    void refuses_the_most_common_and_the_name_in_whatever_case() {
        assertThat(rule.objection(new Password("PassWord1"), NAME))
                .hasValue("password: one of the most common (expected: one that others do not use)");
        assertThat(rule.objection(new Password("Margarete"), NAME))
                .hasValue("password: the user name (expected: something else)");
    }

    @Test
    void a_password_too_long_to_be_hashed_is_none_and_none_shows_itself() {
        assertThatThrownBy(() -> new Password("x".repeat(129)))
                .hasMessage("password: 129 characters (expected: at most 128)");
        assertThatThrownBy(() -> new Password("secret\uD800")).hasMessageNotContaining("secret");
        assertThat(new Password("secret")).asString().doesNotContain("secret");
    }
}
