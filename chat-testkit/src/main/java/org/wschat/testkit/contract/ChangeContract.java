package org.wschat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.testkit.AwaitedMessageStore.NOON;
import static org.wschat.testkit.Stages.await;
import static org.wschat.testkit.Stages.awaitAll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;
import org.wschat.testkit.People;
import org.wschat.testkit.Situation;
import org.wschat.testkit.TrickyText;

/** Messages that are edited and recalled. */
interface ChangeContract extends StoreChapter {

    ChangeWindow HOUR = new ChangeWindow(Duration.ofHours(1));
    Instant LATER = NOON.plusSeconds(60);

    private static MessageChange edit(Message message, String text) {
        return edit(message, text, LATER);
    }

    private static MessageChange edit(Message message, String text, Instant at) {
        return new MessageChange(
                message.sender(), message.recipient(), message.seq(), Optional.of(new MessageText(text)), at);
    }

    private static MessageChange recall(Message message) {
        return new MessageChange(message.sender(), message.recipient(), message.seq(), Optional.empty(), LATER);
    }

    private Message changed(MessageChange change) {
        return awaited().change(change, HOUR).fold(ChangeOutcome.Changed::message, refused -> {
            throw new AssertionError("refused although nothing forbids it: " + refused.why());
        });
    }

    private long unreadOf(Situation two) {
        return awaited().unreadCounts(two.reader()).stream()
                .mapToLong(count -> count.count())
                .sum();
    }

    @Test
    default void shows_an_edited_message_with_its_new_text_in_its_old_place() {
        Situation away = given().offlineMessages(3);
        Message second = away.message(2);

        Message edited = changed(edit(second, "better"));

        assertThat(edited)
                .isEqualTo(new Message(
                        second.id(),
                        second.position(),
                        second.sender(),
                        second.recipient(),
                        new MessageText("better"),
                        second.sentAt(),
                        LATER,
                        false,
                        Optional.empty(),
                        Optional.of(LATER),
                        Optional.empty()));
        assertThat(awaited().history(away.reader(), away.sender()))
                .containsExactly(away.message(3), edited, away.message(1));
        assertThat(awaited().unread(away.reader(), away.sender()))
                .containsExactly(away.message(1), edited, away.message(3));
        assertThat(unreadOf(away)).isEqualTo(3);
    }

    @Test
    default void leaves_an_edited_message_read_that_was_read() {
        Situation away = given().offlineMessages(1);
        awaited().markRead(away.message(1), away.message(1));

        assertThat(changed(edit(away.message(1), "better")).read()).isTrue();
        assertThat(unreadOf(away)).isZero();
    }

    @Test
    default void keeps_every_character_of_a_new_text() {
        Message message = given().offlineMessages(1).message(1);

        for (TrickyText tricky : TrickyText.values()) {
            Message edited = changed(edit(message, tricky.text().value()));

            assertThat(edited.text()).isEqualTo(tricky.text());
            assertThat(awaited().history(message.sender(), message.recipient()))
                    .as(tricky.name())
                    .containsExactly(edited);
        }
    }

    @Test
    default void takes_the_text_of_a_recalled_message_away_and_leaves_its_place() {
        Situation away = given().offlineMessages(2);

        Message recalled = changed(recall(away.message(1)));

        assertThat(recalled.text()).isEqualTo(MessageText.EMPTY);
        assertThat(recalled.recalledAt()).contains(LATER);
        assertThat(recalled.editedAt()).isEmpty();
        assertThat(recalled.position()).isEqualTo(away.message(1).position());
        assertThat(awaited().history(away.reader(), away.sender())).containsExactly(away.message(2), recalled);
    }

    @Test
    default void counts_no_recalled_message_as_unread() {
        Situation away = given().offlineMessages(5);

        changed(recall(away.message(3)));
        assertThat(unreadOf(away)).isEqualTo(4);
        assertThat(awaited().unread(away.reader(), away.sender()))
                .containsExactly(away.message(1), away.message(2), away.message(4), away.message(5));

        changed(recall(away.message(5)));
        changed(recall(away.message(1)));
        assertThat(awaited().unread(away.reader(), away.sender())).containsExactly(away.message(2), away.message(4));

        Message next = awaited().append(away.sender(), away.reader(), "next");
        assertThat(awaited().unread(away.reader(), away.sender()))
                .containsExactly(away.message(2), away.message(4), next);
        awaited().markRead(away.message(2), next);
        assertThat(unreadOf(away)).isZero();
    }

    @Test
    default void recalls_a_message_that_was_read_and_leaves_the_others_unread() {
        Situation away = given().offlineMessages(3);
        awaited().markRead(away.message(2), away.message(2));

        changed(recall(away.message(2)));

        assertThat(awaited().unread(away.reader(), away.sender())).containsExactly(away.message(1), away.message(3));
    }

    @Test
    default void makes_a_change_once_however_often_it_is_asked_for() {
        Message message = given().offlineMessages(1).message(1);
        Message edited = changed(edit(message, "better"));

        assertThat(awaited().change(edit(message, "better", LATER.plusSeconds(5)), HOUR))
                .isEqualTo(new ChangeOutcome.Changed(edited, true));
        Message recalled = changed(recall(message));
        assertThat(awaited().change(recall(message), HOUR)).isEqualTo(new ChangeOutcome.Changed(recalled, true));
    }

    @Test
    default void edits_again_and_again() {
        Message message = given().offlineMessages(1).message(1);

        changed(edit(message, "second", LATER));
        Message third = changed(edit(message, "third", LATER.plusMillis(1)));

        assertThat(third.editedAt()).contains(LATER.plusMillis(1));
        assertThat(awaited().history(message.sender(), message.recipient())).containsExactly(third);
    }

    @Test
    default void refuses_to_change_what_somebody_else_said() {
        Situation turns = given().bothWriteInTurn(2);
        Message second = turns.message(2);
        MessageChange bySomebodyElse = new MessageChange(
                second.recipient(), second.sender(), second.seq(), Optional.of(new MessageText("mine")), LATER);

        assertThat(awaited().change(bySomebodyElse, HOUR))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.NOT_YOURS));
        assertThat(awaited().history(turns.reader(), turns.sender())).contains(second);
    }

    @Test
    default void refuses_to_change_what_is_not_there() {
        Situation away = given().offlineMessages(1);
        UserId stranger = People.strangers().named("stranger");

        for (long seq : new long[] {2, 0, -1, Long.MAX_VALUE}) {
            MessageChange change = new MessageChange(away.sender(), away.reader(), seq, Optional.empty(), LATER);
            assertThat(awaited().change(change, HOUR)).isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND));
        }
        MessageChange elsewhere = new MessageChange(away.sender(), stranger, 1, Optional.empty(), LATER);
        assertThat(awaited().change(elsewhere, HOUR)).isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND));
        assertThat(awaited().conversations(stranger, 10)).isEmpty();
        assertThat(awaited().history(away.reader(), away.sender())).isEqualTo(away.messages());
    }

    @Test
    default void refuses_a_change_that_comes_too_late_but_not_one_that_was_made_in_time() {
        Message message = given().offlineMessages(1).message(1);
        Instant end = NOON.plus(HOUR.length());

        assertThat(awaited().change(edit(message, "late", end.plusMillis(1)), HOUR))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.TOO_LATE));
        Message edited = changed(edit(message, "in time", end));
        assertThat(awaited().change(edit(message, "in time", end.plusMillis(1)), HOUR))
                .isEqualTo(new ChangeOutcome.Changed(edited, true));
    }

    @Test
    default void refuses_to_edit_what_was_recalled() {
        Message message = given().offlineMessages(1).message(1);
        changed(recall(message));

        assertThat(awaited().change(edit(message, "back"), HOUR))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.RECALLED));
        assertThat(awaited().change(edit(message, ""), HOUR))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.RECALLED));
    }

    @Test
    default void changes_notes_to_oneself() {
        Situation notes = given().notesToSelf(2);

        changed(recall(notes.message(1)));
        Message edited = changed(edit(notes.message(2), "better"));

        assertThat(awaited().history(notes.reader(), notes.reader()).get(0)).isEqualTo(edited);
    }

    @Test
    default void answers_a_repeated_message_by_what_was_sent_first_whatever_it_says_now() {
        Situation two = given().nothingSaid();
        NewMessage named = new NewMessage(
                two.sender(), two.reader(), new MessageText("hello"), NOON, Optional.of(new ClientId("c1")));
        Message message = awaited().append(named);
        Message edited = changed(edit(message, "better"));

        assertThat(awaited().outcome(named)).isEqualTo(new AppendOutcome.Appended(edited, true));
        Message recalled = changed(recall(message));
        assertThat(awaited().outcome(named)).isEqualTo(new AppendOutcome.Appended(recalled, true));
    }

    @Test
    default void changes_and_repeats_a_message_before_anything_is_answered() {
        Situation two = given().nothingSaid();
        NewMessage named = new NewMessage(
                two.sender(), two.reader(), new MessageText("hello"), NOON, Optional.of(new ClientId("c1")));
        MessageChange edit =
                new MessageChange(two.sender(), two.reader(), 1, Optional.of(new MessageText("better")), LATER);
        MessageChange recall = new MessageChange(two.sender(), two.reader(), 2, Optional.empty(), LATER);
        CompletionStage<AppendOutcome> first = tried().append(named, FirstContactRule.OFF);
        CompletionStage<ChangeOutcome> edited = tried().change(edit, HOUR);
        CompletionStage<AppendOutcome> again = tried().append(named, FirstContactRule.OFF);
        CompletionStage<AppendOutcome> second = tried().append(
                        new NewMessage(two.sender(), two.reader(), new MessageText("oh"), NOON), FirstContactRule.OFF);
        CompletionStage<ChangeOutcome> recalled = tried().change(recall, HOUR);
        CompletionStage<AppendOutcome> third = tried().append(
                        new NewMessage(two.sender(), two.reader(), new MessageText("ah"), NOON), FirstContactRule.OFF);

        awaitAll(List.of(first, second, third));
        Message better = await(edited).fold(ChangeOutcome.Changed::message, refused -> {
            throw new AssertionError("refused: " + refused.why());
        });
        assertThat(await(again)).isEqualTo(new AppendOutcome.Appended(better, true));
        assertThat(await(recalled).<Boolean>fold(changed -> !changed.repeated(), refused -> false))
                .isTrue();
        assertThat(awaited().unread(two.reader(), two.sender()))
                .extracting(message -> message.text().value())
                .containsExactly("better", "ah");
    }

    @Test
    default void makes_changes_in_the_order_in_which_they_are_handed_in() {
        Situation away = given().offlineMessages(1);
        List<CompletionStage<ChangeOutcome>> stages = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stages.add(tried().change(edit(away.message(1), "text " + i, LATER.plusMillis(i)), HOUR));
        }
        stages.add(tried().change(edit(away.message(1), "last", LATER.plusMillis(99)), HOUR));

        awaitAll(stages);

        assertThat(awaited().history(away.reader(), away.sender()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text().value()).isEqualTo("last");
                    assertThat(message.editedAt()).contains(LATER.plusMillis(99));
                });
    }
}
