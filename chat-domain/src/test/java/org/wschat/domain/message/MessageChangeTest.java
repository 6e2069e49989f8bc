package org.wschat.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.domain.conversation.UserId;

final class MessageChangeTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");
    private static final Instant SENT = Instant.parse("2026-11-23T12:00:00.125Z");
    private static final ChangeWindow MINUTE = new ChangeWindow(Duration.ofMinutes(1));
    private static final Message HELLO =
            new Message(7, new MessagePosition(3, 2), ANN, BOB, new MessageText("hello"), SENT, SENT, false);

    private static MessageChange edit(String text, Instant at) {
        return new MessageChange(ANN, BOB, 3, Optional.of(new MessageText(text)), at);
    }

    private static MessageChange recall(Instant at) {
        return new MessageChange(ANN, BOB, 3, Optional.empty(), at);
    }

    @Test
    void an_edit_changes_the_text_and_notes_the_time() {
        Instant at = SENT.plusSeconds(5);

        Message edited = edit("bye", at).applyTo(HELLO);

        assertThat(edited.text()).isEqualTo(new MessageText("bye"));
        assertThat(edited.editedAt()).contains(at);
        assertThat(edited.updatedAt()).isEqualTo(at);
        assertThat(edited.read()).isFalse();
        assertThat(edit("bye", at).isMadeIn(edited)).isTrue();
    }

    @Test
    void a_recall_takes_the_text_away_and_leaves_nothing_to_read() {
        Instant at = SENT.plusSeconds(5);

        Message recalled = recall(at).applyTo(edit("bye", SENT.plusSeconds(1)).applyTo(HELLO));

        assertThat(recalled.text()).isEqualTo(MessageText.EMPTY);
        assertThat(recalled.recalledAt()).contains(at);
        assertThat(recalled.editedAt()).contains(SENT.plusSeconds(1));
        assertThat(recalled.read()).isTrue();
        assertThat(recall(at.plusSeconds(1)).applyTo(recalled)).isSameAs(recalled);
    }

    @Test
    void times_are_cut_to_the_millisecond() {
        assertThat(recall(Instant.parse("2026-11-23T12:00:00.999999Z")).at())
                .isEqualTo(Instant.parse("2026-11-23T12:00:00.999Z"));
    }

    @Test
    void only_the_sender_may_change_it() {
        MessageChange byBob = new MessageChange(BOB, ANN, 3, Optional.empty(), SENT);

        assertThat(byBob.refusal(HELLO, MINUTE)).contains(ChangeRefusal.NOT_YOURS);
        assertThat(recall(SENT).refusal(HELLO, MINUTE)).isEmpty();
    }

    @Test
    void the_window_closes_after_its_length_but_not_for_what_was_done_before() {
        Instant end = SENT.plusSeconds(60);

        assertThat(edit("bye", end).refusal(HELLO, MINUTE)).isEmpty();
        assertThat(edit("bye", end.plusMillis(1)).refusal(HELLO, MINUTE)).contains(ChangeRefusal.TOO_LATE);
        assertThat(edit("hello", end.plusMillis(1)).refusal(HELLO, MINUTE)).isEmpty();
    }

    @Test
    void a_window_of_no_length_allows_nothing() {
        ChangeWindow closed = new ChangeWindow(Duration.ZERO);

        assertThat(edit("bye", SENT).refusal(HELLO, closed)).contains(ChangeRefusal.TOO_LATE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChangeWindow(Duration.ofMillis(-1)))
                .withMessage("change window: PT-0.001S (expected: zero or more)");
    }

    @Test
    void a_clock_that_was_set_back_closes_no_window() {
        assertThat(edit("bye", SENT.minusSeconds(3600)).refusal(HELLO, MINUTE)).isEmpty();
    }

    @Test
    void what_is_recalled_stays_recalled() {
        Message recalled = recall(SENT).applyTo(HELLO);

        assertThat(edit("back", SENT).refusal(recalled, MINUTE)).contains(ChangeRefusal.RECALLED);
        assertThat(edit("", SENT).refusal(recalled, MINUTE)).contains(ChangeRefusal.RECALLED);
        assertThat(recall(SENT.plusSeconds(3600)).refusal(recalled, MINUTE)).isEmpty();
    }
}
