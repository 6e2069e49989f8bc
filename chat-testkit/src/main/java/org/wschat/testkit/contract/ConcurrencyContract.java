package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** Many threads at once. */
interface ConcurrencyContract extends StoreChapter {

    int THREADS = 8;
    int MESSAGES = 25;

    private List<Message> sendMany(UserId sender, UserId recipient, int member) {
        List<CompletionStage<AppendOutcome>> stages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            MessageText text = new MessageText(member + ":" + i);
            stages.add(tried().append(new NewMessage(sender, recipient, text, NOON), FirstContactRule.OFF));
        }
        return awaitAll(stages).stream()
                .map(outcome -> outcome.fold(AppendOutcome.Appended::message, refused -> {
                    throw new AssertionError("refused although nothing forbids it: " + refused.why());
                }))
                .toList();
    }

    private static void assertInOrder(List<Message> oldestFirst) {
        assertThat(oldestFirst)
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, oldestFirst.size()).boxed().toList());
        assertThat(oldestFirst).extracting(Message::id).isSorted().doesNotHaveDuplicates();
        Map<UserId, Long> senderSeqs = new HashMap<>();
        Map<String, Integer> next = new HashMap<>();
        for (Message message : oldestFirst) {
            assertThat(message.position().senderSeq()).isEqualTo(senderSeqs.merge(message.sender(), 1L, Long::sum));
            String[] memberAndNumber = message.text().value().split(":", 2);
            int expected = next.merge(memberAndNumber[0], 1, Integer::sum) - 1;
            assertThat(memberAndNumber[1]).isEqualTo(String.valueOf(expected));
        }
    }

    @Test
    default void keeps_places_gapless_and_the_order_of_every_thread_in_one_conversation() {
        Situation two = given().nothingSaid();

        List<List<Message>> reported = Crowd.of(THREADS)
                .each(member -> member % 2 == 0
                        ? sendMany(two.sender(), two.reader(), member)
                        : sendMany(two.reader(), two.sender(), member));

        List<Message> newestFirst = awaited().history(two.reader(), two.sender());
        assertThat(newestFirst)
                .containsExactlyInAnyOrderElementsOf(
                        reported.stream().flatMap(List::stream).toList());
        List<Message> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        assertInOrder(oldestFirst);
    }

    @Test
    default void keeps_places_gapless_in_many_conversations_with_one_person() {
        People people = People.strangers();
        UserId popular = people.named("popular");

        Crowd.of(THREADS).each(member -> sendMany(people.named("fan" + member), popular, member));

        for (int member = 0; member < THREADS; member++) {
            List<Message> unread = awaited().unread(popular, people.named("fan" + member));
            assertThat(unread).hasSize(MESSAGES);
            assertInOrder(unread);
        }
        assertThat(awaited().unreadCounts(popular)).hasSize(THREADS).allMatch(count -> count.count() == MESSAGES);
    }

    @Test
    default void keeps_unread_exactly_what_was_not_marked_while_others_write() {
        Situation two = given().nothingSaid();

        Crowd.of(4).each(member -> {
            for (Message message : sendMany(two.sender(), two.reader(), member)) {
                if (member % 2 == 0) {
                    awaited().markRead(ReadMark.of(message));
                }
            }
            return member;
        });

        assertThat(awaited().unread(two.reader(), two.sender()))
                .hasSize(2 * MESSAGES)
                .allMatch(message -> message.text().value().matches("[13]:.*"));
        assertThat(awaited().history(two.reader(), two.sender()))
                .filteredOn(Message::read)
                .hasSize(2 * MESSAGES);
    }

    @Test
    default void never_shows_a_reader_a_gap_while_others_write() {
        Situation two = given().nothingSaid();
        AtomicBoolean writing = new AtomicBoolean(true);

        Crowd.of(3).each(member -> {
            if (member == 0) {
                try {
                    sendMany(two.sender(), two.reader(), member);
                    sendMany(two.sender(), two.reader(), member);
                } finally {
                    writing.set(false);
                }
            } else {
                while (writing.get()) {
                    List<Message> seen = awaited()
                            .history(two.conversation(), Long.MAX_VALUE, 1000)
                            .messages();
                    for (int i = 0; i < seen.size(); i++) {
                        assertThat(seen.get(i).seq()).isEqualTo(seen.get(0).seq() - i);
                    }
                }
            }
            return member;
        });

        assertThat(awaited().history(two.reader(), two.sender())).hasSize(2 * MESSAGES);
    }
}
