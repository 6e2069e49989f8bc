package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;

class MessageTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final Message MESSAGE = new Message(
            9, new MessagePosition(7, 3), BOB, ANN, new MessageText("secret"), Instant.EPOCH, Instant.EPOCH, false);

    @Test
    void belongs_to_the_conversation_of_its_two_people() {
        assertThat(MESSAGE.conversation()).isEqualTo(new Conversation(ANN, BOB));
    }

    @Test
    void stands_at_its_place_among_the_messages_of_both() {
        assertThat(MESSAGE.seq()).isEqualTo(7);
    }

    @Test
    void never_shows_what_it_says() {
        assertThat(MESSAGE.toString()).doesNotContain("secret");
    }
}
