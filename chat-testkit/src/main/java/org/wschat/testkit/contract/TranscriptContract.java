package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;
import org.wschat.testkit.Situation;

/** A conversation page by page, oldest first. A store may cut pages short, but never to nothing. */
interface TranscriptContract extends StoreChapter {

    private List<Message> readOn(Conversation conversation, long throughSeq, int maxMessages) {
        List<Message> all = new ArrayList<>();
        MessagePage page = awaited().transcript(conversation, 0, throughSeq, maxMessages);
        all.addAll(page.messages());
        while (page.more()) {
            assertThat(page.messages()).as("a page before others").isNotEmpty();
            long newest = all.get(all.size() - 1).seq();
            page = awaited().transcript(conversation, newest, throughSeq, maxMessages);
            assertThat(page.messages())
                    .as("a page that was announced")
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(maxMessages)
                    .allMatch(message -> message.seq() > newest);
            all.addAll(page.messages());
        }
        return all;
    }

    private MessagePage transcript(Situation situation, long afterSeq, long throughSeq, int maxMessages) {
        return awaited().transcript(situation.conversation(), afterSeq, throughSeq, maxMessages);
    }

    @Test
    default void reads_nothing_of_people_who_never_spoke() {
        assertThat(transcript(given().nothingSaid(), 0, Long.MAX_VALUE, 10))
                .isEqualTo(new MessagePage(List.of(), false));
    }

    @Test
    default void reads_both_directions_oldest_first() {
        Situation turns = given().bothWriteInTurn(5);

        assertThat(transcript(turns, 0, Long.MAX_VALUE, 10)).isEqualTo(new MessagePage(turns.messages(), false));
    }

    @Test
    default void reads_what_was_said_to_oneself() {
        Situation notes = given().notesToSelf(3);

        assertThat(transcript(notes, 0, Long.MAX_VALUE, 10)).isEqualTo(new MessagePage(notes.messages(), false));
    }

    @Test
    default void tells_what_has_been_read_when_it_is_read_oldest_first() {
        Situation gaps = given().unreadWithGaps();

        assertThat(readOn(gaps.conversation(), Long.MAX_VALUE, 2))
                .extracting(Message::read)
                .containsExactly(false, true, false, true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 249, 250, 251, Integer.MAX_VALUE})
    default void reads_on_through_many_messages_without_losing_or_repeating_one(int maxMessages) {
        Situation burst = given().burst(250);

        assertThat(readOn(burst.conversation(), Long.MAX_VALUE, maxMessages)).isEqualTo(burst.messages());
    }

    @Test
    default void starts_above_the_one_place_and_ends_with_the_other() {
        Situation turns = given().bothWriteInTurn(9);

        assertThat(transcript(turns, 2, 5, 10))
                .isEqualTo(new MessagePage(turns.messages().subList(2, 5), false));
        assertThat(transcript(turns, 2, 5, 3))
                .isEqualTo(new MessagePage(turns.messages().subList(2, 5), false));
        assertThat(transcript(turns, 2, 5, 2))
                .isEqualTo(new MessagePage(turns.messages().subList(2, 4), true));
        assertThat(transcript(turns, 9, Long.MAX_VALUE, 2).messages()).isEmpty();
        assertThat(transcript(turns, 5, 5, 2)).isEqualTo(new MessagePage(List.of(), false));
    }

    @Test
    default void leaves_out_what_is_said_behind_the_place_where_it_ends() {
        Situation away = given().offlineMessages(3);
        awaited().append(away.reader(), away.sender(), "meanwhile");

        assertThat(readOn(away.conversation(), 3, 2)).isEqualTo(away.messages());
        assertThat(readOn(away.conversation(), Long.MAX_VALUE, 2)).hasSize(4);
    }

    @Test
    default void reads_nothing_of_other_conversations() {
        Situation one = given().bothWriteInTurn(2);
        Situation other = given().bothWriteInTurn(2);
        awaited().append(one.reader(), other.sender(), "across");

        assertThat(readOn(one.conversation(), Long.MAX_VALUE, 10)).isEqualTo(one.messages());
    }
}
