package org.wschat.adapter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.domain.user.Password;
import org.wschat.domain.user.PasswordRule;
import org.wschat.domain.user.UserName;

class CommonPasswordsTest {

    private static final Set<String> COMMON = CommonPasswords.load();

    @Test
    void are_ten_thousand_in_lower_case_and_each_once() throws IOException {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("common-passwords.txt")) {
            assertThat(list).isNotNull();
            assertThat(new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines())
                    .hasSize(10_000);
        }
        assertThat(COMMON)
                .hasSize(10_000)
                .allMatch(password -> password.toLowerCase(Locale.ROOT).strip().equals(password));
        assertThat(COMMON).doesNotContain("");
    }

    @Test
    void come_with_the_licence_of_those_who_gathered_them() throws IOException {
        try (InputStream notice = CommonPasswords.class.getResourceAsStream("common-passwords.NOTICE.md")) {
            assertThat(notice).isNotNull();
            assertThat(new String(notice.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Permission is hereby granted, free of charge");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "12345678", "PassWord1", "qwertyuiop", "1QAZ2WSX", "trustno1", "iloveyou"})
    void are_refused_by_the_rule_in_whatever_case(String password) {
        assertThat(new PasswordRule(COMMON).objection(new Password(password), new UserName("Bob")))
                .hasValueSatisfying(objection -> assertThat(objection).contains("most common"));
    }

    @Test
    void leave_a_password_that_nobody_else_uses_alone() {
        assertThat(new PasswordRule(COMMON).objection(new Password("vocal-otter-9-ledger"), new UserName("Bob")))
                .isEmpty();
    }
}
