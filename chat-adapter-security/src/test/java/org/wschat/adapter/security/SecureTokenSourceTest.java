package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wschat.domain.user.Token;

class SecureTokenSourceTest {

    private final SecureTokenSource source = new SecureTokenSource();

    @Test
    void makes_tokens_of_256_bits_in_43_characters() {
        String token = source.newToken().value();

        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    }

    @Test
    void makes_session_ids_of_96_bits_in_16_characters() {
        String id = source.newSessionId().value();

        assertThat(id).matches("[A-Za-z0-9_-]{16}");
        assertThat(Base64.getUrlDecoder().decode(id)).hasSize(12);
    }

    @Test
    void makes_no_token_and_no_id_twice() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(source.newToken().value());
            made.add(source.newSessionId().value());
        }

        assertThat(made).hasSize(20_000);
    }

    @Test
    void uses_every_bit_of_a_token() {
        byte[] ones = new byte[32];
        byte[] zeros = new byte[32];
        for (int i = 0; i < 200; i++) {
            byte[] token = Base64.getUrlDecoder().decode(source.newToken().value());
            for (int at = 0; at < token.length; at++) {
                ones[at] |= token[at];
                zeros[at] |= (byte) ~token[at];
            }
        }

        assertThat(ones).containsOnly(0xFF);
        assertThat(zeros).containsOnly(0xFF);
    }

    @Test
    void keeps_the_sha_256_of_the_characters_of_a_token() {
        assertThat(source.hash(new Token("abc")).value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
