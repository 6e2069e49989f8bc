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

/** A conversation page by page, newest first. A store may cut pages short, but never to nothing. */
interface HistoryContract extends StoreChapter {

    private List<Message> pageThrough(Conversation conversation, int maxMessages) {
        List<Message> all = new ArrayList<>();
        MessagePage page = awaited().history(conversation, Long.MAX_VALUE, maxMessages);
        all.addAll(page.messages());
        while (page.more()) {
            assertThat(page.messages()).as("a page before others").isNotEmpty();
            long oldest = all.get(all.size() - 1).seq();
            page = awaited().history(conversation, oldest, maxMessages);
            assertThat(page.messages())
                    .as("a page that was announced")
                    .isNotEmpty()
                    .hasSizeLessThanOrEqualTo(maxMessages)
                    .allMatch(message -> message.seq() < oldest);
            all.addAll(page.messages());
        }
        return all;
    }

    @Test
    default void shows_nothing_of_people_who_never_spoke() {
        MessagePage page = awaited().history(given().nothingSaid().conversation(), Long.MAX_VALUE, 10);

        assertThat(page).isEqualTo(new MessagePage(List.of(), false));
    }

    @Test
    default void shows_the_messages_of_both_people_newest_first() {
        Situation turns = given().bothWriteInTurn(5);

        MessagePage page = awaited().history(turns.conversation(), Long.MAX_VALUE, 10);

        assertThat(page).isEqualTo(new MessagePage(turns.newestFirst(), false));
    }

    @Test
    default void shows_what_is_read_as_read_and_nothing_else_changed() {
        Situation situation = given().offlineMessagesThenALiveOne();

        List<Message> history = awaited().history(situation.reader(), situation.sender());

        assertThat(history).extracting(Message::read).containsExactly(true, false, false);
        assertThat(history).usingRecursiveComparison().ignoringFields("read").isEqualTo(situation.newestFirst());
    }

    @Test
    default void marks_nothing_as_read_by_reading() {
        Situation away = given().offlineMessages(3);
        awaited().history(away.reader(), away.sender());
        awaited().unread(away.reader(), away.sender());

        assertThat(awaited().history(away.reader(), away.sender())).noneMatch(Message::read);
        assertThat(awaited().unread(away.reader(), away.sender())).isEqualTo(away.messages());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 333, 999, 1000, 1001, Integer.MAX_VALUE})
    default void pages_through_a_thousand_messages_without_losing_or_repeating_one(int maxMessages) {
        Situation burst = given().burst(1000);

        assertThat(pageThrough(burst.conversation(), maxMessages)).isEqualTo(burst.newestFirst());
    }

    @Test
    default void shows_the_same_pages_whatever_their_size() {
        Situation turns = given().bothWriteInTurn(40);
        List<Message> whole = pageThrough(turns.conversation(), 1000);

        for (int maxMessages = 1; maxMessages <= 41; maxMessages++) {
            assertThat(pageThrough(turns.conversation(), maxMessages)).isEqualTo(whole);
        }
    }

    @Test
    default void fills_a_page_no_further_than_asked_and_says_that_more_follows() {
        Situation away = given().offlineMessages(3);

        MessagePage page = awaited().history(away.conversation(), Long.MAX_VALUE, 2);

        assertThat(page.messages())
                .isNotEmpty()
                .isEqualTo(away.newestFirst().subList(0, page.messages().size()))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(page.more()).isTrue();
    }

    @Test
    default void says_that_nothing_follows_a_page_that_just_holds_the_rest() {
        Situation away = given().offlineMessages(3);

        MessagePage newest = awaited().history(away.conversation(), Long.MAX_VALUE, 1);
        MessagePage oldest = awaited().history(away.conversation(), 2, 1);

        assertThat(newest).isEqualTo(new MessagePage(List.of(away.message(3)), true));
        assertThat(oldest).isEqualTo(new MessagePage(List.of(away.message(1)), false));
    }

    @Test
    default void starts_below_the_place_that_is_asked_for() {
        Situation away = given().offlineMessages(5);

        assertThat(awaited().history(away.conversation(), 3, 10).messages())
                .containsExactly(away.message(2), away.message(1));
        assertThat(awaited().history(away.conversation(), 6, 1).messages()).containsExactly(away.message(5));
        assertThat(awaited().history(away.conversation(), 1000, 1).messages()).containsExactly(away.message(5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, Long.MIN_VALUE})
    default void shows_nothing_below_the_first_message(long beforeSeq) {
        Situation away = given().offlineMessages(2);

        assertThat(awaited().history(away.conversation(), beforeSeq, 10)).isEqualTo(new MessagePage(List.of(), false));
    }

    @Test
    default void shows_the_same_older_pages_when_new_messages_arrive_between_them() {
        Situation away = given().offlineMessages(4);
        awaited().history(away.conversation(), Long.MAX_VALUE, 2);
        awaited().append(away.reader(), away.sender(), "in between");

        assertThat(awaited().history(away.conversation(), 3, 10).messages())
                .containsExactly(away.message(2), away.message(1));
    }

    @Test
    default void shows_nothing_of_other_conversations() {
        Situation one = given().bothWriteInTurn(2);
        Situation other = given().bothWriteInTurn(2);
        awaited().append(one.reader(), other.sender(), "across");

        assertThat(awaited().history(one.reader(), one.sender())).isEqualTo(one.newestFirst());
        assertThat(awaited().history(one.reader(), one.reader())).isEmpty();
    }
}
