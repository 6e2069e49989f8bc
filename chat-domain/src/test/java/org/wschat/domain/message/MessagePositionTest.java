package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePositionTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 2", "9223372036854775807, 9223372036854775807"})
    void takes_places_that_can_be(long seq, long senderSeq) {
        MessagePosition position = new MessagePosition(seq, senderSeq);

        assertThat(position.seq()).isEqualTo(seq);
        assertThat(position.senderSeq()).isEqualTo(senderSeq);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "0, 1", "1, 2", "-1, -1", "5, -1"})
    void refuses_places_that_cannot_be(long seq, long senderSeq) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessagePosition(seq, senderSeq))
                .withMessage(
                        "position: senderSeq " + senderSeq + ", seq " + seq + " (expected: 1 <= senderSeq <= seq)");
    }
}
