package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.Stages.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.InboxEntry;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** The list of a person's conversations, and how far people have read. */
interface InboxContract extends StoreChapter {

    private InboxPage page(UserId user, Optional<Long> before, int most) {
        return await(inbox().inbox(new InboxQuery(user, before, most)));
    }

    private List<InboxEntry> all(UserId user, int pageSize) {
        List<InboxEntry> entries = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        do {
            InboxPage page = page(user, before, pageSize);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(pageSize);
            entries.addAll(page.entries());
            before = page.next();
        } while (before.isPresent());
        return entries;
    }

    private static List<UserId> peers(List<InboxEntry> entries) {
        return entries.stream().map(entry -> entry.summary().peer()).toList();
    }

    private ReadPositions positions(UserId user, UserId peer) {
        return await(inbox().readPositions(Conversation.between(user, peer), user));
    }

    private Optional<ReadReceipt> readThrough(UserId reader, UserId peer, long seq) {
        return await(inbox().markReadThrough(new ReadReceipt(reader, peer, seq)));
    }

    @Test
    default void lists_no_conversation_of_somebody_who_has_none() {
        Situation two = given().nothingSaid();
        awaited().block(two.reader(), two.sender());

        assertThat(page(two.reader(), Optional.empty(), 10)).isEqualTo(new InboxPage(List.of(), Optional.empty()));
    }

    @Test
    default void lists_conversations_latest_first_page_by_page() {
        People people = People.strangers();
        UserId mia = people.named("m");
        List<UserId> others =
                Stream.of("z", "a", "n", "m", "b", "y").map(people::named).toList();
        others.forEach(other -> awaited().append(mia, other, "hello"));
        awaited().append(others.get(1), mia, "hello again");

        for (int size : List.of(1, 2, 3, 6, 100)) {
            assertThat(peers(all(mia, size)))
                    .containsExactly(
                            others.get(1), others.get(5), others.get(4), others.get(3), others.get(2), others.get(0));
        }
    }

    @Test
    default void shows_of_each_conversation_its_newest_message_and_what_is_unread() {
        Situation gaps = given().unreadWithGaps();

        InboxEntry entry = page(gaps.reader(), Optional.empty(), 10).entries().get(0);
        assertThat(entry.summary()).isEqualTo(new ConversationSummary(gaps.sender(), 5, 3));
        assertThat(entry.positions()).isEqualTo(new ReadPositions(0, 5));
        assertThat(entry.last()).isEqualTo(gaps.message(5));

        InboxEntry ofSender =
                page(gaps.sender(), Optional.empty(), 10).entries().get(0);
        assertThat(ofSender.summary()).isEqualTo(new ConversationSummary(gaps.reader(), 5, 0));
        assertThat(ofSender.positions()).isEqualTo(new ReadPositions(5, 0));
    }

    @Test
    default void shows_a_message_to_oneself_once() {
        Situation notes = given().notesToSelf(3);
        readThrough(notes.reader(), notes.reader(), 2);

        List<InboxEntry> entries = all(notes.reader(), 10);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).summary()).isEqualTo(new ConversationSummary(notes.reader(), 3, 1));
        assertThat(entries.get(0).positions()).isEqualTo(new ReadPositions(2, 2));
        assertThat(entries.get(0).last()).isEqualTo(notes.message(3));
    }

    @Test
    default void marks_all_that_the_peer_said_up_to_a_place_as_read() {
        Situation talk = given().bothWriteInTurn(10);

        assertThat(readThrough(talk.reader(), talk.sender(), 6))
                .contains(new ReadReceipt(talk.reader(), talk.sender(), 6));

        assertThat(awaited().unread(talk.reader(), talk.sender())).containsExactly(talk.message(7), talk.message(9));
        assertThat(awaited().unread(talk.sender(), talk.reader())).hasSize(5);
        ReadPositions seen = positions(talk.reader(), talk.sender());
        assertThat(seen.readSeq()).isEqualTo(6);
        assertThat(seen.peerReadSeq()).isLessThan(2);
        assertThat(positions(talk.sender(), talk.reader()).peerReadSeq()).isEqualTo(6);
    }

    @Test
    default void takes_a_place_behind_the_newest_message_for_the_newest() {
        Situation talk = given().bothWriteInTurn(4);

        assertThat(readThrough(talk.reader(), talk.sender(), Long.MAX_VALUE))
                .contains(new ReadReceipt(talk.reader(), talk.sender(), 4));

        assertThat(awaited().unread(talk.reader(), talk.sender())).isEmpty();
        assertThat(positions(talk.reader(), talk.sender()).readSeq()).isEqualTo(4);
    }

    @Test
    default void leaves_what_is_read_as_it_is_when_an_older_place_is_marked() {
        Situation talk = given().bothWriteInTurn(6);
        readThrough(talk.reader(), talk.sender(), 5);

        assertThat(readThrough(talk.reader(), talk.sender(), 2).orElseThrow().seq())
                .isGreaterThanOrEqualTo(5);

        assertThat(awaited().unread(talk.reader(), talk.sender())).isEmpty();
        assertThat(positions(talk.reader(), talk.sender()).readSeq()).isGreaterThanOrEqualTo(5);
    }

    @Test
    default void closes_every_gap_below_the_place() {
        Situation gaps = given().unreadWithGaps();

        readThrough(gaps.reader(), gaps.sender(), 4);

        assertThat(awaited().unread(gaps.reader(), gaps.sender())).containsExactly(gaps.message(5));
        assertThat(positions(gaps.reader(), gaps.sender()).readSeq()).isEqualTo(4);
    }

    @Test
    default void marks_nothing_where_nobody_has_said_anything() {
        Situation two = given().nothingSaid();

        assertThat(readThrough(two.reader(), two.sender(), 1)).isEmpty();
        awaited().block(two.reader(), two.sender());
        assertThat(readThrough(two.reader(), two.sender(), 1)).isEmpty();
        assertThat(positions(two.reader(), two.sender())).isEqualTo(ReadPositions.NONE);
    }

    @Test
    default void marks_nothing_of_ones_own() {
        Situation away = given().offlineMessages(2);

        assertThat(readThrough(away.sender(), away.reader(), 2)).isPresent();

        assertThat(awaited().unread(away.reader(), away.sender())).hasSize(2);
    }

    @Test
    default void never_says_that_more_is_read_than_is() {
        Situation two = given().nothingSaid();
        List<Message> said = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> awaited().append(two.sender(), two.reader(), "message " + i))
                .toList();
        for (int seq : List.of(3, 7, 2, 9, 1, 5)) {
            awaited().markRead(said.get(seq - 1), said.get(seq - 1));
            long firstUnread =
                    awaited().unread(two.reader(), two.sender()).get(0).seq();
            assertThat(positions(two.reader(), two.sender()).readSeq()).isLessThan(firstUnread);
        }
        readThrough(two.reader(), two.sender(), 9);
        assertThat(positions(two.reader(), two.sender()).readSeq()).isEqualTo(9);
    }

    @Test
    default void tells_who_blocks_whom() {
        Situation two = given().nothingSaid();
        assertThat(await(inbox().isBlocked(new Block(two.reader(), two.sender()))))
                .isFalse();

        awaited().block(two.reader(), two.sender());

        assertThat(await(inbox().isBlocked(new Block(two.reader(), two.sender()))))
                .isTrue();
        assertThat(await(inbox().isBlocked(new Block(two.sender(), two.reader()))))
                .isFalse();
    }
}
