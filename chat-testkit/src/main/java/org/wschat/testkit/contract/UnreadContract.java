package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.testkit.Situation;

/** What one sender wrote and the reader has not read, page by page, oldest first. */
interface UnreadContract extends StoreChapter {

    long ALL = Long.MAX_VALUE;

    private List<Message> pageThrough(Situation situation, int maxMessages) {
        List<Message> all = new ArrayList<>();
        UnreadSlice slice =
                awaited().unread(situation.reader(), situation.sender(), Optional.empty(), ALL, maxMessages);
        all.addAll(slice.messages());
        while (slice.more()) {
            assertThat(slice.messages()).as("a page before others").isNotEmpty();
            MessagePosition newest = all.get(all.size() - 1).position();
            slice = awaited()
                    .unread(situation.reader(), situation.sender(), Optional.of(newest), slice.through(), maxMessages);
            assertThat(slice.messages())
                    .as("a page that was announced")
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(maxMessages)
                    .allMatch(message -> message.seq() > newest.seq());
            all.addAll(slice.messages());
        }
        return all;
    }

    private UnreadSlice slice(Situation situation, Optional<MessagePosition> after, long through) {
        return awaited().unread(situation.reader(), situation.sender(), after, through, 100);
    }

    @Test
    default void shows_nothing_unread_between_people_who_never_spoke() {
        assertThat(slice(given().nothingSaid(), Optional.empty(), ALL)).isEqualTo(new UnreadSlice(List.of(), false, 0));
    }

    @Test
    default void shows_what_was_sent_while_the_reader_was_away_oldest_first() {
        Situation away = given().offlineMessages(4);

        assertThat(slice(away, Optional.empty(), ALL)).isEqualTo(new UnreadSlice(away.messages(), false, 4));
    }

    @Test
    default void leaves_out_what_reached_the_reader() {
        Situation situation = given().offlineMessagesThenALiveOne();

        assertThat(slice(situation, Optional.empty(), ALL)).isEqualTo(new UnreadSlice(situation.unread(), false, 3));
    }

    @Test
    default void shows_unread_messages_around_read_ones() {
        Situation gaps = given().unreadWithGaps();

        assertThat(slice(gaps, Optional.empty(), ALL)).isEqualTo(new UnreadSlice(gaps.unread(), false, 5));
        assertThat(pageThrough(gaps, 1)).isEqualTo(gaps.unread());
        assertThat(pageThrough(gaps, 2)).isEqualTo(gaps.unread());
    }

    @Test
    default void leaves_out_what_the_reader_wrote() {
        Situation turns = given().bothWriteInTurn(6);

        assertThat(slice(turns, Optional.empty(), ALL)).isEqualTo(new UnreadSlice(turns.unread(), false, 3));
    }

    @Test
    default void shows_notes_to_oneself_as_unread() {
        Situation notes = given().notesToSelf(2);

        assertThat(slice(notes, Optional.empty(), ALL)).isEqualTo(new UnreadSlice(notes.messages(), false, 2));
    }

    @Test
    default void leaves_out_what_others_wrote_to_the_reader_and_what_the_sender_wrote_to_others() {
        Situation away = given().offlineMessages(2);
        Situation other = given().offlineMessages(1);
        awaited().append(other.sender(), away.reader(), "from another");
        awaited().append(away.sender(), other.reader(), "to another");

        assertThat(slice(away, Optional.empty(), ALL).messages()).isEqualTo(away.messages());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64, 249, 250, 251, Integer.MAX_VALUE})
    default void pages_through_unread_messages_without_losing_or_repeating_one(int maxMessages) {
        Situation burst = given().burst(250);

        assertThat(pageThrough(burst, maxMessages)).isEqualTo(burst.messages());
    }

    @Test
    default void starts_behind_the_message_that_is_named() {
        Situation turns = given().bothWriteInTurn(9);

        assertThat(slice(turns, Optional.of(turns.message(5).position()), ALL).messages())
                .containsExactly(turns.message(7), turns.message(9));
        assertThat(slice(turns, Optional.of(turns.message(9).position()), ALL))
                .isEqualTo(new UnreadSlice(List.of(), false, 5));
    }

    @Test
    default void starts_behind_a_message_that_has_been_read_meanwhile() {
        Situation away = given().offlineMessages(4);
        awaited().markRead(away.message(1), away.message(2));

        assertThat(slice(away, Optional.of(away.message(2).position()), ALL).messages())
                .containsExactly(away.message(3), away.message(4));
    }

    @Test
    default void ends_with_the_place_that_is_named_and_reports_it() {
        Situation turns = given().bothWriteInTurn(9);

        assertThat(slice(turns, Optional.empty(), 3))
                .isEqualTo(new UnreadSlice(turns.unread().subList(0, 3), false, 3));
        assertThat(slice(turns, Optional.of(turns.message(3).position()), 3).messages())
                .containsExactly(turns.message(5));
        assertThat(slice(turns, Optional.of(turns.message(5).position()), 3).messages())
                .isEmpty();
    }

    @Test
    default void reports_the_newest_message_of_the_sender_as_the_end_even_if_it_is_read() {
        Situation gaps = given().unreadWithGaps();
        awaited().appendLive(gaps.sender(), gaps.reader(), "live 6");
        awaited().append(gaps.reader(), gaps.sender(), "answer");

        assertThat(slice(gaps, Optional.empty(), ALL).through()).isEqualTo(6);
        assertThat(slice(gaps, Optional.empty(), 1000).through()).isEqualTo(6);
        assertThat(slice(gaps, Optional.empty(), 6).through()).isEqualTo(6);
        assertThat(slice(gaps, Optional.empty(), 5).through()).isEqualTo(5);
    }

    @Test
    default void leaves_out_what_arrives_while_pages_are_read() {
        Situation away = given().offlineMessages(3);
        UnreadSlice first = awaited().unread(away.reader(), away.sender(), Optional.empty(), ALL, 1);
        awaited().append(away.sender(), away.reader(), "arrived meanwhile");

        UnreadSlice rest = slice(away, Optional.of(away.message(1).position()), first.through());

        assertThat(first).isEqualTo(new UnreadSlice(List.of(away.message(1)), true, 3));
        assertThat(rest).isEqualTo(new UnreadSlice(List.of(away.message(2), away.message(3)), false, 3));
    }

    @Test
    default void says_that_nothing_more_follows_when_only_read_messages_do() {
        Situation situation = given().offlineMessagesThenALiveOne();

        UnreadSlice slice = awaited().unread(situation.reader(), situation.sender(), Optional.empty(), ALL, 2);

        assertThat(slice).isEqualTo(new UnreadSlice(situation.unread(), false, 3));
    }
}
