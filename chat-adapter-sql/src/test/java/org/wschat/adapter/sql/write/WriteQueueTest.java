package org.wschat.adapter.sql.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;

final class WriteQueueTest {

    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final WriteQueue queue = new WriteQueue(new WriterSettings(1, 8, 10_000, 3, 5_000, Duration.ofSeconds(1)));

    @Test
    void takes_what_waits_in_order_up_to_the_size_of_a_batch() throws InterruptedException {
        List<PendingWrite> writes = List.of(append(1), mark(), append(1), mark(), append(1), append(1));
        writes.forEach(queue::add);

        assertThat(queue.takeBatch()).isEqualTo(writes.subList(0, 5));
        assertThat(queue.takeBatch()).isEqualTo(writes.subList(5, 6));
    }

    @Test
    void takes_a_change_for_as_much_work_as_four_messages() throws InterruptedException {
        WriteQueue ofEight = new WriteQueue(new WriterSettings(1, 16, 10_000, 8, 5_000, Duration.ofSeconds(1)));
        List<PendingWrite> writes = List.of(change(), append(1), append(1), append(1), append(1), append(1));
        writes.forEach(ofEight::add);

        assertThat(ofEight.takeBatch()).isEqualTo(writes.subList(0, 5));
        assertThat(ofEight.takeBatch()).isEqualTo(writes.subList(5, 6));
    }

    @Test
    void ends_a_batch_before_its_text_grows_too_long() throws InterruptedException {
        List<PendingWrite> writes = List.of(append(2_000), append(2_000), append(2_000));
        writes.forEach(queue::add);

        assertThat(queue.takeBatch()).isEqualTo(writes.subList(0, 2));
    }

    @Test
    void takes_a_single_long_message() throws InterruptedException {
        PendingWrite longOne = append(20_000);
        queue.add(longOne);

        assertThat(queue.takeBatch()).containsExactly(longOne);
    }

    @Test
    void counts_what_is_added_until_it_is_released() throws InterruptedException {
        queue.add(mark());
        queue.add(mark());
        List<PendingWrite> taken = queue.takeBatch();
        assertThat(queue.entries()).isEqualTo(2);

        queue.release(taken);

        assertThat(queue.entries()).isZero();
    }

    @Test
    void is_busy_at_once_when_it_has_too_many_writes_until_some_are_released() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            queue.add(mark());
        }

        assertThatThrownBy(() -> queue.add(mark()))
                .isInstanceOf(MessageStoreException.class)
                .hasMessageContaining("busy");
        List<PendingWrite> taken = queue.takeBatch();
        assertThatThrownBy(() -> queue.add(mark())).hasMessageContaining("busy");
        queue.release(taken);
        queue.add(mark());
    }

    @Test
    void is_busy_at_once_when_it_has_too_much_text() {
        queue.add(append(9_000));

        assertThatThrownBy(() -> queue.add(append(2_000))).hasMessageContaining("busy");
    }

    @Test
    void takes_no_more_once_closed_but_gives_out_what_waits() throws InterruptedException {
        PendingWrite waiting = mark();
        queue.add(waiting);
        queue.close();

        assertThatThrownBy(() -> queue.add(mark())).hasMessageContaining("closed");
        assertThat(queue.takeBatch()).containsExactly(waiting);
        assertThat(queue.takeBatch()).isEmpty();
    }

    private static PendingWrite append(int bytes) {
        MessageText text = new MessageText("x".repeat(bytes));
        return PendingAppend.of(new NewMessage(ALICE, BOB, text, Instant.EPOCH), FirstContactRule.OFF);
    }

    private static PendingWrite change() {
        return PendingChange.of(
                new MessageChange(ALICE, BOB, 1, Optional.empty(), Instant.EPOCH),
                new ChangeWindow(Duration.ofHours(1)));
    }

    private static PendingWrite mark() {
        MessagePosition first = new MessagePosition(1, 1);
        return PendingMark.of(new ReadMark(BOB, ALICE, first, first));
    }
}
