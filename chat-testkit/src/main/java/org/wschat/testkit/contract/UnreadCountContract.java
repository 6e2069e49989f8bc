package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.UnreadCount;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** How many messages of whom a person has not read. */
interface UnreadCountContract extends StoreChapter {

    @Test
    default void counts_nothing_for_somebody_to_whom_nobody_wrote() {
        assertThat(awaited().unreadCounts(given().nothingSaid().reader())).isEmpty();
    }

    @Test
    default void counts_the_unread_messages_of_one_sender() {
        Situation gaps = given().unreadWithGaps();

        assertThat(awaited().unreadCounts(gaps.reader())).containsExactly(new UnreadCount(gaps.sender(), 3));
    }

    @Test
    default void counts_for_the_recipient_and_not_for_the_sender() {
        Situation away = given().offlineMessages(3);

        assertThat(awaited().unreadCounts(away.sender())).isEmpty();
    }

    @Test
    default void counts_both_directions_for_themselves() {
        Situation turns = given().bothWriteInTurn(5);

        assertThat(awaited().unreadCounts(turns.reader())).containsExactly(new UnreadCount(turns.sender(), 3));
        assertThat(awaited().unreadCounts(turns.sender())).containsExactly(new UnreadCount(turns.reader(), 2));
    }

    @Test
    default void counts_each_sender_in_the_order_of_their_ids() {
        People people = People.strangers();
        UserId reader = people.named("reader");
        for (String name : new String[] {"mia", "ann", "Zoe", "bob", "10", "9", "ann"}) {
            awaited().append(people.named(name), reader, "hello");
        }

        assertThat(awaited().unreadCounts(reader))
                .containsExactly(
                        new UnreadCount(people.named("10"), 1),
                        new UnreadCount(people.named("9"), 1),
                        new UnreadCount(people.named("Zoe"), 1),
                        new UnreadCount(people.named("ann"), 2),
                        new UnreadCount(people.named("bob"), 1),
                        new UnreadCount(people.named("mia"), 1));
    }

    @Test
    default void counts_senders_on_both_sides_of_the_reader() {
        People people = People.strangers();
        UserId reader = people.named("m");
        awaited().append(people.named("a"), reader, "from before");
        awaited().append(people.named("z"), reader, "from behind");
        awaited().append(reader, reader, "note");

        assertThat(awaited().unreadCounts(reader))
                .containsExactly(
                        new UnreadCount(people.named("a"), 1),
                        new UnreadCount(reader, 1),
                        new UnreadCount(people.named("z"), 1));
    }

    @Test
    default void leaves_a_sender_out_once_everything_is_read() {
        Situation away = given().offlineMessages(2);
        UserId other = People.strangers().named("other");
        awaited().append(other, away.reader(), "from another");

        awaited().markRead(away.message(1), away.message(2));

        assertThat(awaited().unreadCounts(away.reader())).containsExactly(new UnreadCount(other, 1));
    }

    @Test
    default void counts_a_sender_again_who_writes_again() {
        Situation away = given().offlineMessages(2);
        awaited().markRead(away.message(1), away.message(2));

        awaited().append(away.sender(), away.reader(), "again");

        assertThat(awaited().unreadCounts(away.reader())).containsExactly(new UnreadCount(away.sender(), 1));
    }

    @Test
    default void counts_exactly_however_often_marks_overlap_and_are_repeated() {
        Situation away = given().offlineMessages(10);
        for (int first = 3; first <= 6; first++) {
            Message from = away.message(first);
            awaited().markRead(from, away.message(first + 2));
            awaited().markRead(from, away.message(first + 2));
        }

        assertThat(awaited().unreadCounts(away.reader())).containsExactly(new UnreadCount(away.sender(), 4));
    }
}
