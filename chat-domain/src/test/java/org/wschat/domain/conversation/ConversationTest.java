package org.wschat.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    @Test
    void is_the_same_whoever_is_named_first() {
        assertThat(Conversation.between(ANN, BOB)).isEqualTo(Conversation.between(BOB, ANN));
        assertThat(Conversation.between(BOB, ANN)).isEqualTo(new Conversation(ANN, BOB));
    }

    @Test
    void keeps_twins_apart() {
        assertThat(Conversation.between(ANN, BOB)).isNotEqualTo(Conversation.between(new UserId("Ann"), BOB));
    }

    @Test
    void refuses_a_pair_in_the_wrong_order() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Conversation(BOB, ANN))
                .withMessage("conversation: low sorts after high (expected: low <= high)");
    }

    @Test
    void knows_the_peer_of_each() {
        Conversation conversation = Conversation.between(BOB, ANN);

        assertThat(conversation.peerOf(ANN)).isEqualTo(BOB);
        assertThat(conversation.peerOf(BOB)).isEqualTo(ANN);
    }

    @Test
    void lets_people_talk_to_themselves() {
        assertThat(Conversation.between(ANN, ANN).peerOf(ANN)).isEqualTo(ANN);
    }

    @Test
    void knows_no_peer_of_a_stranger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conversation.between(ANN, BOB).peerOf(new UserId("eve")))
                .withMessageStartingWith("member: ");
    }

    @Test
    void spreads_pairs_of_similar_ids_over_all_parts_of_a_table() {
        int[] inParts = new int[64];
        for (int i = 0; i < 64_000; i++) {
            Conversation conversation = Conversation.between(new UserId("r" + i), new UserId("s" + i));
            inParts[Math.floorMod(conversation.hashCode(), inParts.length)]++;
        }

        assertThat(Arrays.stream(inParts)).allMatch(part -> part > 800 && part < 1_200);
    }
}
