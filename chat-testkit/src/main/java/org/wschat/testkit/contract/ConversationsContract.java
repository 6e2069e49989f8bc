package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** With whom somebody has conversations, page by page, in an order that the store may choose but not change. */
interface ConversationsContract extends StoreChapter {

    /** Ids on both sides of {@code m}, some of them in another order by code point than by UTF-16 code unit. */
    List<String> NAMES =
            List.of("z", "a", "M", "m", "n", "mm", "l", "\uFB01", "\uD83D\uDE00", "\u00e9", "m ", "b", "y");

    private List<UserId> talkToAll(People people, UserId user) {
        List<UserId> peers = NAMES.stream().map(people::named).toList();
        for (int i = 0; i < peers.size(); i++) {
            if (i % 2 == 0) {
                awaited().append(user, peers.get(i), "to them");
            } else {
                awaited().append(peers.get(i), user, "from them");
            }
        }
        return peers;
    }

    @Test
    default void lists_nothing_for_somebody_who_never_spoke() {
        assertThat(awaited().conversations(given().nothingSaid().reader(), Optional.empty(), 10))
                .isEqualTo(new ConversationsPage(List.of(), false));
    }

    @Test
    default void sums_up_a_conversation_for_each_of_its_two_people() {
        Situation turns = given().bothWriteInTurn(5);

        assertThat(awaited().conversations(turns.reader(), 10))
                .containsExactly(new ConversationSummary(turns.sender(), 5, 3));
        assertThat(awaited().conversations(turns.sender(), 10))
                .containsExactly(new ConversationSummary(turns.reader(), 5, 2));
    }

    @Test
    default void sums_up_what_is_unread_between_what_is_read() {
        Situation gaps = given().unreadWithGaps();

        assertThat(awaited().conversations(gaps.reader(), 10))
                .containsExactly(new ConversationSummary(gaps.sender(), 5, 3));
        assertThat(awaited().conversations(gaps.sender(), 10))
                .containsExactly(new ConversationSummary(gaps.reader(), 5, 0));
    }

    @Test
    default void sums_up_notes_to_oneself_once() {
        Situation notes = given().notesToSelf(2);

        assertThat(awaited().conversations(notes.reader(), 10))
                .containsExactly(new ConversationSummary(notes.reader(), 2, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 12, 13, 14, Integer.MAX_VALUE})
    default void pages_through_all_conversations_whatever_the_size_of_a_page(int maxConversations) {
        People people = People.strangers();
        UserId user = people.named("m");
        List<UserId> peers = talkToAll(people, user);

        List<ConversationSummary> all = awaited().conversations(user, maxConversations);

        assertThat(all).extracting(ConversationSummary::peer).containsExactlyInAnyOrderElementsOf(peers);
        assertThat(all).isEqualTo(awaited().conversations(user, 1000));
    }

    @Test
    default void says_whether_others_follow_a_page() {
        People people = People.strangers();
        UserId user = people.named("m");
        talkToAll(people, user);

        assertThat(awaited().conversations(user, Optional.empty(), NAMES.size()).more())
                .isFalse();
        ConversationsPage allButOne = awaited().conversations(user, Optional.empty(), NAMES.size() - 1);
        assertThat(allButOne.more()).isTrue();
        UserId last = allButOne.conversations().get(NAMES.size() - 2).peer();
        assertThat(awaited().conversations(user, Optional.of(last), 1).more()).isFalse();
    }

    @Test
    default void loses_and_repeats_none_while_others_begin_and_go_on() {
        People people = People.strangers();
        UserId user = people.named("m");
        List<UserId> peers = talkToAll(people, user);
        List<UserId> listed = new ArrayList<>();
        Optional<UserId> after = Optional.empty();
        ConversationsPage page;
        do {
            page = awaited().conversations(user, after, 2);
            page.conversations().forEach(each -> listed.add(each.peer()));
            UserId last = listed.get(listed.size() - 1);
            after = Optional.of(last);
            awaited().append(last, user, "goes on");
            awaited().append(people.named("c" + listed.size()), user, "begins");
            awaited().append(people.named("x" + listed.size()), user, "begins");
        } while (page.more() && listed.size() < 100);

        assertThat(listed).doesNotHaveDuplicates().containsAll(peers).hasSizeLessThan(100);
    }

    @Test
    default void lists_no_conversation_of_others() {
        Situation one = given().bothWriteInTurn(2);
        Situation other = given().bothWriteInTurn(2);
        awaited().append(one.sender(), other.sender(), "across");

        assertThat(awaited().conversations(one.reader(), 10))
                .containsExactly(new ConversationSummary(one.sender(), 2, 1));
    }
}
