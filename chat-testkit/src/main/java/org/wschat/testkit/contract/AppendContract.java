package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** What one appended message looks like, and how it is found again. */
interface AppendContract extends StoreChapter {

    @Test
    default void gives_the_first_message_of_a_conversation_the_first_place() {
        Situation two = given().nothingSaid();

        Message message = awaited().append(two.sender(), two.reader(), "hello");

        assertThat(message.position()).isEqualTo(new MessagePosition(1, 1));
    }

    @Test
    default void gives_back_what_was_appended_as_unread_and_never_changed() {
        Situation two = given().nothingSaid();

        Message message = awaited().append(new NewMessage(two.sender(), two.reader(), new MessageText("hello"), NOON));

        assertThat(message)
                .isEqualTo(new Message(
                        message.id(),
                        new MessagePosition(1, 1),
                        two.sender(),
                        two.reader(),
                        new MessageText("hello"),
                        NOON,
                        NOON,
                        false));
    }

    @Test
    default void counts_places_over_both_people_and_over_each_sender() {
        Situation two = given().nothingSaid();

        assertThat(awaited().append(two.sender(), two.reader(), "a").position()).isEqualTo(new MessagePosition(1, 1));
        assertThat(awaited().append(two.sender(), two.reader(), "b").position()).isEqualTo(new MessagePosition(2, 2));
        assertThat(awaited().append(two.reader(), two.sender(), "c").position()).isEqualTo(new MessagePosition(3, 1));
        assertThat(awaited().append(two.sender(), two.reader(), "d").position()).isEqualTo(new MessagePosition(4, 3));
        assertThat(awaited().append(two.reader(), two.sender(), "e").position()).isEqualTo(new MessagePosition(5, 2));
    }

    @Test
    default void counts_the_places_of_each_conversation_for_itself() {
        People people = People.strangers();
        UserId ann = people.named("ann");
        awaited().append(ann, people.named("bob"), "to bob");

        Message message = awaited().append(ann, people.named("eve"), "to eve");

        assertThat(message.position()).isEqualTo(new MessagePosition(1, 1));
    }

    @Test
    default void counts_notes_to_oneself_once() {
        Situation notes = given().notesToSelf(3);

        assertThat(notes.messages())
                .extracting(Message::position)
                .containsExactly(new MessagePosition(1, 1), new MessagePosition(2, 2), new MessagePosition(3, 3));
        assertThat(awaited().history(notes.reader(), notes.reader())).hasSize(3);
    }

    @Test
    default void gives_ids_that_are_positive_and_safe_for_clients_that_count_in_doubles() {
        Situation away = given().offlineMessages(3);

        assertThat(away.messages())
                .allSatisfy(message -> assertThat(message.id()).isPositive().isLessThan(1L << 53));
    }

    @Test
    default void gives_ids_that_rise_with_the_place_and_are_never_given_twice() {
        Situation one = given().bothWriteInTurn(6);
        Situation other = given().bothWriteInTurn(6);

        assertThat(one.messages()).extracting(Message::id).isSorted().doesNotHaveDuplicates();
        assertThat(other.messages())
                .extracting(Message::id)
                .doesNotContainAnyElementsOf(
                        one.messages().stream().map(Message::id).toList());
    }

    @Test
    default void shows_in_the_history_exactly_what_the_append_reported() {
        Situation away = given().offlineMessages(1);

        assertThat(awaited().history(away.reader(), away.sender())).isEqualTo(away.messages());
    }

    @Test
    default void shows_among_the_unread_exactly_what_the_append_reported() {
        Situation away = given().offlineMessages(1);

        assertThat(awaited().unread(away.reader(), away.sender())).isEqualTo(away.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00.001Z",
                "2000-02-29T23:59:59.999Z",
                "2026-03-29T01:30:00.007Z",
                "2026-10-25T01:30:00.070Z",
                "2026-11-23T12:00:00Z",
                "2038-01-19T03:14:08.500Z",
                "2106-02-07T06:28:16.100Z"
            })
    default void keeps_times_to_the_millisecond(String time) {
        Situation two = given().nothingSaid();
        Instant sentAt = Instant.parse(time);

        awaited().append(new NewMessage(two.sender(), two.reader(), new MessageText("x"), sentAt));

        assertThat(awaited().history(two.reader(), two.sender()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.sentAt()).isEqualTo(sentAt);
                    assertThat(message.updatedAt()).isEqualTo(sentAt);
                });
    }

    @Test
    default void cuts_times_to_the_millisecond_and_never_rounds_them_up() {
        Situation two = given().nothingSaid();
        Instant sentAt = Instant.parse("2026-12-31T23:59:59.999999999Z");

        Message message = awaited().append(new NewMessage(two.sender(), two.reader(), new MessageText("x"), sentAt));

        Instant cut = Instant.parse("2026-12-31T23:59:59.999Z");
        assertThat(message.sentAt()).isEqualTo(cut);
        assertThat(awaited().history(two.reader(), two.sender()))
                .singleElement()
                .extracting(Message::sentAt)
                .isEqualTo(cut);
    }

    @Test
    default void orders_by_place_even_if_the_clock_goes_back() {
        Situation two = given().nothingSaid();
        MessageText text = new MessageText("x");
        Message first = awaited().append(new NewMessage(two.sender(), two.reader(), text, NOON));
        Message second = awaited().append(new NewMessage(two.sender(), two.reader(), text, NOON.minusSeconds(3600)));

        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(awaited().history(two.reader(), two.sender())).containsExactly(second, first);
    }

    @Test
    default void finds_the_place_of_a_message_by_its_id() {
        Situation turns = given().bothWriteInTurn(4);

        for (Message message : turns.messages()) {
            assertThat(awaited().seqOf(turns.conversation(), message.id())).hasValue(message.seq());
        }
    }

    @Test
    default void finds_no_place_for_an_id_that_was_never_given() {
        Situation away = given().offlineMessages(1);

        for (long id : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53}) {
            assertThat(awaited().seqOf(away.conversation(), id)).isEmpty();
        }
    }

    @Test
    default void finds_no_place_for_a_message_of_another_conversation() {
        People people = People.strangers();
        UserId ann = people.named("ann");
        Message toBob = awaited().append(ann, people.named("bob"), "to bob");
        awaited().append(ann, people.named("eve"), "to eve");

        assertThat(awaited().seqOf(Conversation.between(ann, people.named("eve")), toBob.id()))
                .isEmpty();
        assertThat(awaited().seqOf(Conversation.between(ann, ann), toBob.id())).isEmpty();
    }

    @Test
    default void finds_no_place_in_a_conversation_without_messages() {
        Message somebodyElses = given().offlineMessages(1).message(1);

        assertThat(awaited().seqOf(given().nothingSaid().conversation(), somebodyElses.id()))
                .isEmpty();
    }
}
