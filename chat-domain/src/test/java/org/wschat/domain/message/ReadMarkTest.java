package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

class ReadMarkTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "1, 1, 9, 5", "3, 2, 4, 2"})
    void takes_a_first_message_up_to_the_last(long firstSeq, long firstSenderSeq, long lastSeq, long lastSenderSeq) {
        MessagePosition first = new MessagePosition(firstSeq, firstSenderSeq);
        MessagePosition last = new MessagePosition(lastSeq, lastSenderSeq);

        assertThat(new ReadMark(ANN, BOB, first, last).conversation()).isEqualTo(Conversation.between(BOB, ANN));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1", "5, 3, 6, 2", "6, 2, 5, 3"})
    void refuses_a_first_message_behind_the_last(long firstSeq, long firstSenderSeq, long lastSeq, long lastSenderSeq) {
        MessagePosition first = new MessagePosition(firstSeq, firstSenderSeq);
        MessagePosition last = new MessagePosition(lastSeq, lastSenderSeq);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadMark(ANN, BOB, first, last))
                .withMessageStartingWith("read mark: ")
                .withMessageEndingWith("(expected: first <= last)");
    }

    @Test
    void marks_one_message_as_read_by_its_recipient() {
        MessagePosition position = new MessagePosition(7, 3);
        Message message =
                new Message(1, position, BOB, ANN, new MessageText("hello"), Instant.EPOCH, Instant.EPOCH, false);

        assertThat(ReadMark.of(message)).isEqualTo(new ReadMark(ANN, BOB, position, position));
    }
}
