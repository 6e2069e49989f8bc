package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstContactRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                    limit      | sent                | answers | allowed
                    0          | 0                   | 0       | true
                    0          | 1000000             | 0       | true
                    1          | 0                   | 0       | true
                    1          | 1                   | 0       | false
                    1          | 1                   | 1       | true
                    3          | 0                   | 0       | true
                    3          | 2                   | 0       | true
                    3          | 3                   | 0       | false
                    3          | 4                   | 0       | false
                    3          | 3                   | 1       | true
                    3          | 1000000             | 1       | true
                    2147483647 | 2147483646          | 0       | true
                    2147483647 | 9223372036854775807 | 0       | false
                    """)
    void allows_as_many_messages_as_the_limit_until_there_is_an_answer(
            int limit, long sent, long answers, boolean allowed) {
        assertThat(new FirstContactRule(limit).allows(sent, answers)).isEqualTo(allowed);
    }

    @Test
    void is_off_at_a_limit_of_zero() {
        assertThat(FirstContactRule.OFF).isEqualTo(new FirstContactRule(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void refuses_negative_limits(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FirstContactRule(limit))
                .withMessage("first contact limit: " + limit + " (expected: 0 or more)");
    }
}
