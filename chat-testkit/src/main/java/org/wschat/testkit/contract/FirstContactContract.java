package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** The first-contact rule, decided and kept in one step. */
interface FirstContactContract extends StoreChapter {

    FirstContactRule THREE = new FirstContactRule(3);

    private boolean writes(UserId sender, UserId recipient) {
        return awaited().append(sender, recipient, "hello?", THREE);
    }

    private Situation threeWithoutAnAnswer() {
        Situation two = given().nothingSaid();
        for (int i = 1; i <= 3; i++) {
            assertThat(writes(two.sender(), two.reader())).as("message %d", i).isTrue();
        }
        return two;
    }

    @Test
    default void refuses_and_does_not_store_the_fourth_message_without_an_answer() {
        Situation two = threeWithoutAnAnswer();

        assertThat(writes(two.sender(), two.reader())).isFalse();
        assertThat(writes(two.sender(), two.reader())).isFalse();

        assertThat(awaited().history(two.reader(), two.sender())).hasSize(3);
        assertThat(awaited().unread(two.reader(), two.sender())).hasSize(3);
    }

    @Test
    default void leaves_no_gap_where_a_message_was_refused() {
        Situation two = threeWithoutAnAnswer();
        writes(two.sender(), two.reader());

        Message answer = awaited().append(two.reader(), two.sender(), "answer");
        Message next = awaited().append(two.sender(), two.reader(), "next");

        assertThat(answer.position()).isEqualTo(new MessagePosition(4, 1));
        assertThat(next.position()).isEqualTo(new MessagePosition(5, 4));
    }

    @Test
    default void lets_the_peer_answer() {
        Situation two = threeWithoutAnAnswer();

        assertThat(writes(two.reader(), two.sender())).isTrue();
    }

    @Test
    default void lifts_the_limit_for_good_with_one_answer() {
        Situation two = threeWithoutAnAnswer();
        writes(two.reader(), two.sender());

        for (int i = 1; i <= 10; i++) {
            assertThat(writes(two.sender(), two.reader())).as("message %d", i).isTrue();
        }
    }

    @Test
    default void never_limits_somebody_to_whom_the_peer_wrote_first() {
        Situation two = given().nothingSaid();
        writes(two.reader(), two.sender());

        for (int i = 1; i <= 5; i++) {
            assertThat(writes(two.sender(), two.reader())).as("message %d", i).isTrue();
        }
    }

    @Test
    default void counts_for_each_recipient_apart() {
        Situation two = threeWithoutAnAnswer();

        assertThat(writes(two.sender(), People.strangers().named("other"))).isTrue();
        assertThat(writes(two.sender(), two.reader())).isFalse();
    }

    @Test
    default void counts_no_answer_that_was_given_to_somebody_else() {
        Situation two = threeWithoutAnAnswer();
        writes(two.reader(), People.strangers().named("other"));

        assertThat(writes(two.sender(), two.reader())).isFalse();
    }

    @Test
    default void never_limits_notes_to_oneself() {
        UserId ann = People.strangers().named("ann");

        for (int i = 1; i <= 5; i++) {
            assertThat(writes(ann, ann)).as("note %d", i).isTrue();
        }
    }

    @Test
    default void counts_what_is_stored_and_not_what_is_unread() {
        Situation two = threeWithoutAnAnswer();
        List<Message> unread = awaited().unread(two.reader(), two.sender());
        awaited().markRead(unread.get(0), unread.get(2));

        assertThat(writes(two.sender(), two.reader())).isFalse();
    }

    @Test
    default void counts_what_was_stored_under_another_rule() {
        Situation away = given().offlineMessages(5);

        assertThat(writes(away.sender(), away.reader())).isFalse();
        assertThat(awaited().append(away.sender(), away.reader(), "x", new FirstContactRule(6)))
                .isTrue();
        assertThat(awaited().append(away.sender(), away.reader(), "x", FirstContactRule.OFF))
                .isTrue();
    }

    @Test
    default void never_lets_more_through_when_calls_do_not_wait() {
        Situation two = given().nothingSaid();
        NewMessage message = new NewMessage(two.sender(), two.reader(), new MessageText("x"), NOON);

        List<Boolean> stored =
                awaitAll(IntStream.range(0, 20)
                                .mapToObj(i -> tried().append(message, THREE))
                                .toList())
                        .stream()
                        .map(outcome -> outcome.fold(appended -> true, refused -> false))
                        .toList();

        assertThat(stored.subList(0, 3)).containsOnly(true);
        assertThat(stored.subList(3, 20)).containsOnly(false);
        assertThat(awaited().history(two.reader(), two.sender())).hasSize(3);
    }

    @Test
    default void never_lets_more_through_from_many_threads() {
        for (int round = 0; round < 5; round++) {
            Situation two = given().nothingSaid();

            List<Boolean> stored = Crowd.of(8).each(member -> writes(two.sender(), two.reader()));

            assertThat(stored).filteredOn(done -> done).hasSize(3);
            assertThat(awaited().history(two.reader(), two.sender()))
                    .extracting(Message::seq)
                    .containsExactly(3L, 2L, 1L);
        }
    }
}
