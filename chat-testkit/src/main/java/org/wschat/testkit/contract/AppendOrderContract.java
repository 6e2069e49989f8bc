package org.wschat.testkit.contract;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** Appends whose callers do not wait: kept, completed and seen in order. */
interface AppendOrderContract extends StoreChapter {

    private CompletionStage<AppendOutcome> send(UserId sender, UserId recipient, String text, FirstContactRule rule) {
        return tried().append(new NewMessage(sender, recipient, new MessageText(text), NOON), rule);
    }

    @Test
    default void keeps_the_order_of_calls_that_do_not_wait() {
        Situation burst = given().burst(200);

        assertThat(burst.messages())
                .extracting(Message::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList());
        assertThat(burst.messages()).extracting(Message::id).isSorted();
        assertThat(awaited().unread(burst.reader(), burst.sender())).isEqualTo(burst.messages());
    }

    @Test
    default void keeps_the_order_of_calls_of_both_people() {
        Situation two = given().nothingSaid();
        List<CompletionStage<AppendOutcome>> stages = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            stages.add(
                    i % 3 == 0
                            ? send(two.reader(), two.sender(), "m" + i, FirstContactRule.OFF)
                            : send(two.sender(), two.reader(), "m" + i, FirstContactRule.OFF));
        }
        awaitAll(stages);

        List<Message> history = awaited().history(two.reader(), two.sender());

        assertThat(history).hasSize(100).allSatisfy(message -> {
            assertThat(message.text().value()).isEqualTo("m" + message.seq());
            long answers = message.seq() / 3;
            assertThat(message.position().senderSeq())
                    .isEqualTo(message.sender().equals(two.reader()) ? answers : message.seq() - answers);
        });
    }

    @Test
    default void completes_the_stages_of_a_conversation_in_the_order_of_the_calls() {
        Situation two = given().nothingSaid();
        List<Integer> completed = Collections.synchronizedList(new ArrayList<>());
        List<CompletionStage<Boolean>> stages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int call = i;
            stages.add(send(two.sender(), two.reader(), "m" + i, FirstContactRule.OFF)
                    .thenApply(outcome -> completed.add(call)));
        }
        awaitAll(stages);

        assertThat(completed)
                .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    default void completes_refusals_in_the_order_of_the_calls_too() {
        Situation two = given().nothingSaid();
        List<String> completed = Collections.synchronizedList(new ArrayList<>());
        List<CompletionStage<Boolean>> stages = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int call = i;
            stages.add(send(two.sender(), two.reader(), "m" + i, new FirstContactRule(2))
                    .thenApply(outcome ->
                            completed.add(call + outcome.fold(appended -> " stored", refused -> " refused"))));
        }
        awaitAll(stages);

        assertThat(completed)
                .containsExactly("0 stored", "1 stored", "2 refused", "3 refused", "4 refused", "5 refused");
    }

    @Test
    default void keeps_each_conversation_in_order_when_calls_for_many_are_mixed() {
        People people = People.strangers();
        UserId ann = people.named("ann");
        List<UserId> peers =
                IntStream.range(0, 10).mapToObj(i -> people.named("peer" + i)).toList();
        List<CompletionStage<AppendOutcome>> stages = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            for (UserId peer : peers) {
                stages.add(send(ann, peer, "m" + i, FirstContactRule.OFF));
            }
        }
        awaitAll(stages);

        for (UserId peer : peers) {
            assertThat(awaited().unread(peer, ann))
                    .hasSize(20)
                    .allSatisfy(message -> assertThat(message.text().value()).isEqualTo("m" + message.seq()));
        }
    }

    @Test
    default void shows_a_message_to_calls_made_as_soon_as_its_stage_completes() {
        Situation two = given().nothingSaid();
        for (int i = 1; i <= 50; i++) {
            long seq = i;
            Message newest = await(send(two.sender(), two.reader(), "m" + i, FirstContactRule.OFF)
                    .thenCompose(outcome -> tried().history(new HistoryQuery(two.conversation(), Long.MAX_VALUE, 1)))
                    .thenApply(page -> page.messages().get(0)));

            assertThat(newest.seq()).isEqualTo(seq);
        }
    }

    @Test
    default void shows_a_mark_to_calls_made_as_soon_as_its_stage_completes() {
        Situation two = given().nothingSaid();
        for (int i = 1; i <= 50; i++) {
            Message message = awaited().append(two.sender(), two.reader(), "m" + i);

            List<UnreadCount> counts = await(
                    tried().markRead(ReadMark.of(message)).thenCompose(done -> tried().unreadCounts(two.reader())));

            assertThat(counts).isEmpty();
        }
    }

    @Test
    default void takes_calls_from_what_follows_its_own_stages() {
        Situation two = given().nothingSaid();
        CompletionStage<?> chain = completedFuture("start");
        for (int i = 1; i <= 20; i++) {
            chain = chain.thenCompose(before -> send(two.sender(), two.reader(), "m", FirstContactRule.OFF));
        }
        await(chain);

        assertThat(awaited().history(two.reader(), two.sender())).hasSize(20);
    }
}
