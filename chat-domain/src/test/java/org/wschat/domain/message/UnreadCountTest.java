package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.domain.conversation.UserId;

class UnreadCountTest {

    private static final UserId ANN = new UserId("ann");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, Long.MAX_VALUE})
    void counts_from_one(long count) {
        assertThat(new UnreadCount(ANN, count).count()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refuses_to_count_nothing(long count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UnreadCount(ANN, count))
                .withMessage("count: " + count + " (expected: at least 1)");
    }
}
