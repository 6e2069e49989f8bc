package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.SendRefusal;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** People who want no messages of somebody. */
interface BlockContract extends StoreChapter {

    AppendOutcome BLOCKED = new AppendOutcome.Refused(SendRefusal.BLOCKED);

    private static NewMessage hello(UserId sender, UserId recipient) {
        return new NewMessage(sender, recipient, new MessageText("hello"), NOON);
    }

    @Test
    default void takes_no_message_of_somebody_who_is_blocked_and_keeps_what_was_said_before() {
        Situation away = given().offlineMessages(2);

        awaited().block(away.reader(), away.sender());

        assertThat(awaited().outcome(hello(away.sender(), away.reader()))).isEqualTo(BLOCKED);
        assertThat(awaited().unread(away.reader(), away.sender())).isEqualTo(away.messages());
        assertThat(awaited().history(away.sender(), away.reader())).hasSize(2);
    }

    @Test
    default void lets_those_write_who_block() {
        Situation away = given().offlineMessages(1);
        awaited().block(away.reader(), away.sender());

        assertThat(awaited()
                        .append(away.reader(), away.sender(), "leave me alone")
                        .seq())
                .isEqualTo(2);
    }

    @Test
    default void blocks_strangers_without_a_conversation_to_show() {
        Situation two = given().nothingSaid();
        awaited().block(two.reader(), two.sender());

        assertThat(awaited().outcome(hello(two.sender(), two.reader()))).isEqualTo(BLOCKED);
        assertThat(awaited().conversations(two.reader(), 10)).isEmpty();
        assertThat(awaited().unreadCounts(two.reader())).isEmpty();
    }

    @Test
    default void takes_messages_again_once_somebody_is_blocked_no_more() {
        Situation two = given().nothingSaid();
        awaited().block(two.reader(), two.sender());
        awaited().outcome(hello(two.sender(), two.reader()));

        awaited().unblock(two.reader(), two.sender());

        assertThat(awaited().append(hello(two.sender(), two.reader())).seq()).isEqualTo(1);
    }

    @Test
    default void changes_nothing_when_it_is_repeated() {
        Situation two = given().nothingSaid();
        awaited().unblock(two.reader(), two.sender());
        awaited().block(two.reader(), two.sender());
        awaited().block(two.reader(), two.sender());
        assertThat(awaited().blockedBy(two.reader())).containsExactly(two.sender());

        awaited().unblock(two.reader(), two.sender());
        awaited().unblock(two.reader(), two.sender());
        assertThat(awaited().blockedBy(two.reader())).isEmpty();
    }

    @Test
    default void names_in_order_whom_a_person_blocks_and_nobody_else() {
        People people = People.strangers();
        UserId mia = people.named("mia");
        for (String name : List.of("zoe", "ann", "Zoe", "nils")) {
            awaited().block(mia, people.named(name));
        }
        awaited().block(people.named("bob"), mia);
        awaited().append(mia, people.named("friend"), "hello");

        assertThat(awaited().blockedBy(mia)).hasSize(4).isSorted().contains(people.named("Zoe"), people.named("ann"));
        assertThat(awaited().blockedBy(people.named("bob"))).containsExactly(mia);
        assertThat(awaited().blockedBy(people.named("friend"))).isEmpty();
    }

    @Test
    default void lets_two_people_block_each_other() {
        Situation two = given().nothingSaid();
        awaited().block(two.reader(), two.sender());
        awaited().block(two.sender(), two.reader());
        awaited().unblock(two.reader(), two.sender());

        assertThat(awaited().append(hello(two.sender(), two.reader())).seq()).isEqualTo(1);
        assertThat(awaited().outcome(hello(two.reader(), two.sender()))).isEqualTo(BLOCKED);
    }

    @Test
    default void answers_a_message_that_was_sent_before_the_block_as_the_first_time() {
        Situation two = given().nothingSaid();
        NewMessage named = new NewMessage(
                two.sender(), two.reader(), new MessageText("hello"), NOON, Optional.of(new ClientId("c1")));
        Message first = awaited().append(named);
        awaited().block(two.reader(), two.sender());

        assertThat(awaited().outcome(named)).isEqualTo(new AppendOutcome.Appended(first, true));
    }

    @Test
    default void lets_somebody_who_is_blocked_recall_what_they_said_but_not_edit_it() {
        Situation away = given().offlineMessages(2);
        awaited().block(away.reader(), away.sender());
        ChangeWindow day = new ChangeWindow(Duration.ofDays(1));
        Optional<MessageText> text = Optional.of(new MessageText("read this instead"));

        assertThat(awaited().change(new MessageChange(away.sender(), away.reader(), 1, text, NOON), day))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.BLOCKED));
        assertThat(awaited().change(new MessageChange(away.sender(), away.reader(), 2, Optional.empty(), NOON), day))
                .isInstanceOf(ChangeOutcome.Changed.class);
        assertThat(awaited().unread(away.reader(), away.sender())).containsExactly(away.message(1));
    }

    @Test
    default void says_that_somebody_is_blocked_rather_than_that_an_answer_is_needed() {
        Situation away = given().offlineMessages(1);
        awaited().block(away.reader(), away.sender());

        assertThat(await(tried().append(hello(away.sender(), away.reader()), new FirstContactRule(1))))
                .isEqualTo(BLOCKED);
    }

    @Test
    default void holds_from_the_very_next_message_on() {
        Situation two = given().nothingSaid();
        Block block = new Block(two.reader(), two.sender());
        CompletionStage<AppendOutcome> before = tried().append(hello(two.sender(), two.reader()), FirstContactRule.OFF);
        CompletionStage<Void> blocked = tried().block(block);
        CompletionStage<AppendOutcome> during = tried().append(hello(two.sender(), two.reader()), FirstContactRule.OFF);
        CompletionStage<Void> unblocked = tried().unblock(block);
        CompletionStage<AppendOutcome> after = tried().append(hello(two.sender(), two.reader()), FirstContactRule.OFF);

        await(blocked);
        await(unblocked);
        List<AppendOutcome> outcomes = awaitAll(List.of(before, during, after));

        assertThat(outcomes.get(1)).isEqualTo(BLOCKED);
        assertThat(outcomes).filteredOn(BLOCKED::equals).hasSize(1);
    }
}
