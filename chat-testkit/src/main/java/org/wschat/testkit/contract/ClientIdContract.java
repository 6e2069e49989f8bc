package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.SendRefusal;
import org.wschat.testkit.Crowd;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;

/** Messages that a client names, so that it can send them again. */
interface ClientIdContract extends StoreChapter {

    private static NewMessage named(UserId sender, UserId recipient, String text, String clientId) {
        return new NewMessage(sender, recipient, new MessageText(text), NOON, Optional.of(new ClientId(clientId)));
    }

    private static AppendOutcome again(Message first) {
        return new AppendOutcome.Appended(first, true);
    }

    private static AppendOutcome taken() {
        return new AppendOutcome.Refused(SendRefusal.CLIENT_ID_TAKEN);
    }

    @Test
    default void keeps_the_name_with_the_message() {
        Situation two = given().nothingSaid();

        Message message = awaited().append(named(two.sender(), two.reader(), "hello", "c1"));

        assertThat(message.clientId()).contains(new ClientId("c1"));
        assertThat(awaited().history(two.reader(), two.sender())).containsExactly(message);
        assertThat(awaited().unread(two.reader(), two.sender())).containsExactly(message);
        assertThat(awaited()
                        .transcript(two.conversation(), 0, Long.MAX_VALUE, 10)
                        .messages())
                .containsExactly(message);
    }

    @Test
    default void answers_a_message_that_is_sent_again_as_the_first_time_and_keeps_it_once() {
        Situation two = given().nothingSaid();
        Message first = awaited().append(named(two.sender(), two.reader(), "hello", "c1"));
        awaited().append(two.reader(), two.sender(), "an answer");
        NewMessage later = new NewMessage(
                two.sender(), two.reader(), new MessageText("hello"), NOON.plusSeconds(60), first.clientId());

        assertThat(awaited().outcome(later)).isEqualTo(again(first));
        assertThat(awaited().history(two.reader(), two.sender())).hasSize(2);
        assertThat(awaited().unreadCounts(two.reader()))
                .singleElement()
                .satisfies(count -> assertThat(count.count()).isEqualTo(1));
    }

    @Test
    default void says_of_a_repeated_message_whether_it_was_read_since() {
        Situation two = given().nothingSaid();
        Message first = awaited().append(named(two.sender(), two.reader(), "hello", "c1"));
        awaited().markRead(first, first);

        AppendOutcome outcome = awaited().outcome(named(two.sender(), two.reader(), "hello", "c1"));

        assertThat(outcome.<Boolean>fold(appended -> appended.message().read(), refused -> false))
                .isTrue();
    }

    @Test
    default void refuses_other_words_or_another_recipient_under_the_same_name_and_keeps_nothing() {
        People people = People.strangers();
        UserId ann = people.named("ann");
        UserId bob = people.named("bob");
        UserId eve = people.named("eve");
        awaited().append(named(ann, bob, "hello", "c1"));

        assertThat(awaited().outcome(named(ann, bob, "Hello", "c1"))).isEqualTo(taken());
        assertThat(awaited().outcome(named(ann, bob, "hello ", "c1"))).isEqualTo(taken());
        assertThat(awaited().outcome(named(ann, eve, "hello", "c1"))).isEqualTo(taken());
        assertThat(awaited().outcome(named(ann, ann, "hello", "c1"))).isEqualTo(taken());
        assertThat(awaited().history(ann, bob)).hasSize(1);
        assertThat(awaited().history(ann, eve)).isEmpty();
        assertThat(awaited().conversations(eve, 10)).isEmpty();
    }

    @Test
    default void lets_each_sender_use_every_name() {
        Situation two = given().nothingSaid();

        Message there = awaited().append(named(two.sender(), two.reader(), "hello", "c1"));
        Message back = awaited().append(named(two.reader(), two.sender(), "hello", "c1"));

        assertThat(back.seq()).isEqualTo(2);
        assertThat(awaited().outcome(named(two.sender(), two.reader(), "hello", "c1")))
                .isEqualTo(again(there));
        assertThat(awaited().outcome(named(two.reader(), two.sender(), "hello", "c1")))
                .isEqualTo(again(back));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "c1 ", " c1", "ć1", "c\u0301" + "1", "c1\u00ad", "😀", "ｃ１"})
    default void tells_names_apart_character_for_character(String other) {
        Situation two = given().nothingSaid();
        awaited().append(named(two.sender(), two.reader(), "hello", "c1"));

        assertThat(awaited()
                        .append(named(two.sender(), two.reader(), "hello", other))
                        .seq())
                .isEqualTo(2);
        assertThat(awaited().outcome(named(two.sender(), two.reader(), "other words", other)))
                .isEqualTo(taken());
    }

    @Test
    default void keeps_every_message_without_a_name() {
        Situation two = given().nothingSaid();

        awaited().append(two.sender(), two.reader(), "hello");
        awaited().append(two.sender(), two.reader(), "hello");

        assertThat(awaited().history(two.reader(), two.sender())).hasSize(2);
    }

    @Test
    default void answers_a_repeated_message_although_one_more_would_not_be_allowed() {
        Situation two = given().nothingSaid();
        FirstContactRule one = new FirstContactRule(1);
        NewMessage message = named(two.sender(), two.reader(), "hello", "c1");
        Message first = awaited().append(message);

        assertThat(await(tried().append(message, one))).isEqualTo(again(first));
        assertThat(await(tried().append(named(two.sender(), two.reader(), "more", "c2"), one)))
                .isEqualTo(new AppendOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT));
    }

    @Test
    default void leaves_the_name_of_a_message_free_that_was_not_allowed() {
        Situation two = given().nothingSaid();
        awaited().append(two.sender(), two.reader(), "hello");
        NewMessage message = named(two.sender(), two.reader(), "more", "c1");
        await(tried().append(message, new FirstContactRule(1)));
        awaited().append(two.reader(), two.sender(), "an answer");

        assertThat(await(tried().append(message, new FirstContactRule(1)))
                        .<Boolean>fold(AppendOutcome.Appended::repeated, refused -> true))
                .isFalse();
    }

    @Test
    default void keeps_a_message_once_that_is_sent_again_before_it_is_answered() {
        Situation two = given().nothingSaid();
        List<CompletionStage<AppendOutcome>> stages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stages.add(tried().append(named(two.sender(), two.reader(), "hello", "c1"), FirstContactRule.OFF));
            stages.add(tried().append(named(two.sender(), two.reader(), "other words", "c1"), FirstContactRule.OFF));
        }

        List<AppendOutcome> outcomes = awaitAll(stages);

        Message only = awaited().history(two.reader(), two.sender()).get(0);
        assertThat(outcomes.get(0)).isEqualTo(new AppendOutcome.Appended(only));
        assertThat(outcomes.subList(1, outcomes.size())).containsOnly(again(only), taken());
        assertThat(awaited().history(two.reader(), two.sender())).hasSize(1);
    }

    @Test
    default void keeps_a_message_once_that_many_threads_send_to_many_people() {
        People people = People.strangers();
        UserId ann = people.named("ann");

        List<AppendOutcome> outcomes =
                Crowd.of(8).each(member -> awaited().outcome(named(ann, people.named("peer" + member), "hello", "c1")));

        assertThat(outcomes.stream()
                        .filter(outcome -> outcome.fold(appended -> !appended.repeated(), refused -> false)))
                .hasSize(1);
        assertThat(outcomes).filteredOn(taken()::equals).hasSize(7);
        assertThat(awaited().conversations(ann, 10)).hasSize(1);
    }
}
