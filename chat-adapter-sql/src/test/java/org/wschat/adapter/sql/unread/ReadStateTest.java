package org.wschat.adapter.sql.unread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wschat.domain.message.MessagePosition;

final class ReadStateTest {

    private static final ReadState NOTHING_READ = new ReadState(0, 0, List.of());

    @Test
    void a_live_message_leaves_older_ones_unread() {
        ReadState state = NOTHING_READ.mark(at(3), at(3), 3, 3);

        assertThat(state.unread(3)).containsExactly(new UnreadRun(1, 2, 0));
        assertThat(state.isRead(3)).isTrue();
        assertThat(state.isRead(2)).isFalse();
    }

    @Test
    void reading_the_middle_of_a_gap_leaves_its_ends() {
        ReadState state = NOTHING_READ.mark(at(9), at(9), 9, 9).mark(at(4), at(5), 9, 9);

        assertThat(state.gaps()).containsExactly(new UnreadRun(1, 3, 0), new UnreadRun(6, 8, 5));
    }

    @Test
    void reading_all_leaves_nothing() {
        ReadState state = NOTHING_READ.mark(at(3), at(3), 5, 5).mark(at(1), at(5), 5, 5);

        assertThat(state).isEqualTo(new ReadState(5, 5, List.of()));
    }

    @Test
    void a_mark_reaches_no_further_than_what_is_stored() {
        ReadState state = NOTHING_READ.mark(at(1), at(100), 2, 2);

        assertThat(state.unread(2)).isEmpty();
        assertThat(state.unread(3)).containsExactly(new UnreadRun(3, 3, 2));
        assertThat(state.mark(at(3), at(3), 2, 2)).isEqualTo(state);
    }

    @Test
    void the_search_for_the_next_message_skips_what_the_reader_wrote_since() {
        ReadState state = NOTHING_READ.mark(at(1), at(1), 1, 1).beforeAppend(1, 5_000);

        assertThat(state.unread(2)).containsExactly(new UnreadRun(2, 2, 5_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agrees_with_a_set_of_unread_messages(long seed) {
        Random random = new Random(seed);
        Model model = new Model();
        ReadState state = NOTHING_READ;
        for (int step = 0; step < 2_000; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    state = state.beforeAppend(model.sent(), model.lastSeq);
                    model.append();
                }
                case 1 -> model.lastSeq += random.nextInt(3);
                default -> {
                    long first = 1L + random.nextInt((int) model.sent() + 3);
                    long last = first + random.nextInt(1 + random.nextInt(6));
                    state = state.mark(model.position(first), model.position(last), model.sent(), model.lastSeq);
                    model.unread.subSet(first, true, last, true).clear();
                }
            }
            model.check(state);
        }
    }

    private static MessagePosition at(long place) {
        return new MessagePosition(place, place);
    }

    /** What is unread, message by message. */
    private static final class Model {

        private final List<Long> seqs = new ArrayList<>();
        private final TreeSet<Long> unread = new TreeSet<>();
        private long lastSeq;

        long sent() {
            return seqs.size();
        }

        void append() {
            seqs.add(++lastSeq);
            unread.add(sent());
        }

        MessagePosition position(long senderSeq) {
            return new MessagePosition(
                    senderSeq <= sent() ? seqs.get((int) senderSeq - 1) : lastSeq + senderSeq, senderSeq);
        }

        void check(ReadState state) {
            List<UnreadRun> runs = state.unread(sent());
            assertThat(runs.stream().flatMapToLong(run -> LongStream.rangeClosed(run.first(), run.last())))
                    .containsExactlyElementsOf(unread);
            assertThat(runs).allMatch(run -> run.afterSeq() < seqs.get((int) run.first() - 1));
            assertThat(state.gaps()).allMatch(gap -> gap.last() <= state.read());
            LongStream.rangeClosed(1, sent())
                    .forEach(place -> assertThat(state.isRead(place)).isEqualTo(!unread.contains(place)));
        }
    }
}
