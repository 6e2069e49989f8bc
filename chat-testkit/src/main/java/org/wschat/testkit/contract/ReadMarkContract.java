package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;
import org.wschat.testkit.Stages;

/** Marking one sender's messages as read. */
interface ReadMarkContract extends StoreChapter {

    private void assertUnread(Situation situation, int... seqs) {
        assertThat(awaited().unread(situation.reader(), situation.sender()))
                .extracting(message -> (int) message.seq())
                .containsExactly(boxed(seqs));
        assertThat(awaited().history(situation.reader(), situation.sender()).stream()
                        .filter(message -> message.sender().equals(situation.sender()) && !message.read())
                        .sorted((one, other) -> Long.compare(one.seq(), other.seq())))
                .extracting(message -> (int) message.seq())
                .containsExactly(boxed(seqs));
    }

    private static Integer[] boxed(int... seqs) {
        return Arrays.stream(seqs).boxed().toArray(Integer[]::new);
    }

    @Test
    default void marks_a_single_message() {
        Situation away = given().offlineMessages(3);

        awaited().markRead(ReadMark.of(away.message(2)));

        assertUnread(away, 1, 3);
    }

    @Test
    default void marks_from_the_first_through_the_last() {
        Situation away = given().offlineMessages(5);

        awaited().markRead(away.message(2), away.message(4));

        assertUnread(away, 1, 5);
    }

    @Test
    default void marks_everything() {
        Situation away = given().offlineMessages(5);

        awaited().markRead(away.message(1), away.message(5));

        assertUnread(away);
        assertThat(awaited().unreadCounts(away.reader())).isEmpty();
    }

    @Test
    default void is_seen_by_every_read_after_it_without_being_waited_for() {
        Situation away = given().offlineMessages(50);
        for (int i = 1; i <= 49; i++) {
            CompletionStage<Void> mark = tried().markRead(ReadMark.of(away.message(i)));

            assertThat(awaited().unreadCounts(away.reader()))
                    .singleElement()
                    .extracting(UnreadCount::count)
                    .isEqualTo(50L - i);
            Stages.await(mark);
        }
        CompletionStage<Void> last = tried().markRead(ReadMark.of(away.message(50)));
        assertUnread(away);
        Stages.await(last);
    }

    @Test
    default void changes_nothing_when_a_mark_is_repeated() {
        Situation away = given().offlineMessages(4);
        awaited().markRead(away.message(2), away.message(3));
        List<Message> before = awaited().history(away.reader(), away.sender());

        awaited().markRead(away.message(2), away.message(3));

        assertUnread(away, 1, 4);
        assertThat(awaited().history(away.reader(), away.sender())).isEqualTo(before);
    }

    @Test
    default void joins_marks_that_overlap() {
        Situation away = given().offlineMessages(6);

        awaited().markRead(away.message(1), away.message(3));
        awaited().markRead(away.message(2), away.message(5));

        assertUnread(away, 6);
    }

    @Test
    default void joins_marks_that_lie_within_each_other() {
        Situation away = given().offlineMessages(6);

        awaited().markRead(away.message(3), away.message(4));
        awaited().markRead(away.message(2), away.message(5));
        awaited().markRead(away.message(3), away.message(3));

        assertUnread(away, 1, 6);
    }

    @Test
    default void takes_marks_in_any_order() {
        Situation away = given().offlineMessages(6);

        awaited().markRead(away.message(6), away.message(6));
        awaited().markRead(away.message(4), away.message(4));
        awaited().markRead(away.message(1), away.message(2));

        assertUnread(away, 3, 5);
    }

    @Test
    default void leaves_what_the_reader_wrote_in_between_as_it_is() {
        Situation turns = given().bothWriteInTurn(6);

        awaited().markRead(turns.message(1), turns.message(5));

        assertUnread(turns);
        assertThat(awaited().unread(turns.sender(), turns.reader()))
                .containsExactly(turns.message(2), turns.message(4), turns.message(6));
    }

    @Test
    default void keeps_both_directions_apart() {
        Situation turns = given().bothWriteInTurn(6);

        awaited().markRead(turns.message(3), turns.message(3));
        awaited().markRead(turns.message(2), turns.message(4));

        assertUnread(turns, 1, 5);
        assertThat(awaited().unread(turns.sender(), turns.reader())).containsExactly(turns.message(6));
    }

    @Test
    default void leaves_the_messages_of_other_senders_as_they_are() {
        Situation away = given().offlineMessages(2);
        UserId other = People.strangers().named("other");
        Message fromOther = awaited().append(other, away.reader(), "from another");

        awaited().markRead(away.message(1), away.message(2));

        assertThat(awaited().unread(away.reader(), other)).containsExactly(fromOther);
    }

    @Test
    default void leaves_the_messages_of_the_same_sender_to_others_as_they_are() {
        Situation away = given().offlineMessages(2);
        UserId other = People.strangers().named("other");
        Message toOther = awaited().append(away.sender(), other, "to another");

        awaited().markRead(away.message(1), away.message(2));

        assertThat(awaited().unread(other, away.sender())).containsExactly(toOther);
    }

    @Test
    default void marks_notes_to_oneself() {
        Situation notes = given().notesToSelf(3);

        awaited().markRead(notes.message(1), notes.message(2));

        assertUnread(notes, 3);
    }

    @Test
    default void leaves_what_comes_later_unread() {
        Situation away = given().offlineMessages(2);
        awaited().markRead(away.message(1), away.message(2));

        Message later = awaited().append(away.sender(), away.reader(), "later");

        assertThat(awaited().unread(away.reader(), away.sender())).containsExactly(later);
    }

    @Test
    default void ignores_what_a_mark_names_beyond_the_newest_message() {
        Situation away = given().offlineMessages(3);

        awaited()
                .markRead(new ReadMark(
                        away.reader(), away.sender(), away.message(2).position(), new MessagePosition(1000, 1000)));

        assertUnread(away, 1);
    }

    @Test
    default void leaves_messages_unread_that_come_to_stand_where_an_early_mark_pointed() {
        Situation away = given().offlineMessages(1);
        awaited()
                .markRead(new ReadMark(
                        away.reader(), away.sender(), away.message(1).position(), new MessagePosition(10, 10)));
        awaited()
                .markRead(new ReadMark(
                        away.reader(), away.sender(), new MessagePosition(2, 2), new MessagePosition(3, 3)));

        Message later = awaited().append(away.sender(), away.reader(), "later");

        assertThat(awaited().unread(away.reader(), away.sender())).containsExactly(later);
    }

    @Test
    default void ignores_a_mark_for_people_who_never_spoke() {
        Situation two = given().nothingSaid();
        MessagePosition first = new MessagePosition(1, 1);

        awaited().markRead(new ReadMark(two.reader(), two.sender(), first, first));

        Message message = awaited().append(two.sender(), two.reader(), "first words");
        assertThat(message.position()).isEqualTo(first);
        assertThat(awaited().unread(two.reader(), two.sender())).containsExactly(message);
    }

    @Test
    default void ignores_a_mark_for_a_peer_who_never_wrote() {
        Situation away = given().offlineMessages(2);
        MessagePosition first = new MessagePosition(1, 1);

        awaited().markRead(new ReadMark(away.sender(), away.reader(), first, new MessagePosition(2, 2)));

        assertUnread(away, 1, 2);
    }

    @Test
    default void leaves_the_time_of_change_as_it_is() {
        Situation situation = given().offlineMessagesThenALiveOne();

        assertThat(awaited().history(situation.reader(), situation.sender()).get(0))
                .satisfies(live -> assertThat(live.read()).isTrue())
                .satisfies(live -> assertThat(live.updatedAt()).isEqualTo(live.sentAt()));
    }
}
