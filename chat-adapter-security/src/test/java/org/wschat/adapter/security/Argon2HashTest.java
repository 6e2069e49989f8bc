package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2HashTest {

    @Test
    void is_written_as_it_was_read() {
        String text = "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc";

        assertThat(Argon2Hash.parse(text).phcString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=65537,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=11,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=2,p=5$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=31,t=2,p=4$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQAA$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
            })
    void is_refused_without_being_told_if_it_is_none_or_costs_too_much(String hash) {
        assertThatThrownBy(() -> Argon2Hash.parse(hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("password hash: ")
                .hasMessageNotContaining("c29tZXNhbHQ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void is_computed_with_a_few_sets_of_parameters_only() {
        Argon2Functions functions = new Argon2Functions();
        byte[] salt = new byte[16];
        for (int passes = 1; passes < Argon2Functions.MAX_SETS; passes++) {
            functions.compute(new Argon2Parameters(8, passes, 1, 32), salt, salt);
        }

        assertThatThrownBy(() -> functions.compute(new Argon2Parameters(8, 9, 1, 32), salt, salt))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: at most 4");
        assertThat(functions.compute(new Argon2Parameters(8, 1, 1, 32), salt, salt))
                .hasSize(32);
        assertThat(functions.compute(Argon2Parameters.OURS, salt, salt)).hasSize(32);
    }
}
