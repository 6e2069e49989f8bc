package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.ONE;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.TWO;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.answer;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.fromPeer;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.lastPage;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.message;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.page;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ReadHistoryOutcome;
import org.wschat.application.port.inbound.ReadHistoryQuery;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeId;
import org.wschat.application.port.inbound.ReadHistoryQuery.BeforeSeq;
import org.wschat.application.port.inbound.ReadHistoryQuery.Newest;
import org.wschat.application.port.inbound.ReadUnreadQuery;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

final class ShownMessagesTest {

    private static final String NOTHING = server(50001, "没有更多消息了");

    private final TalkingPair pair = new TalkingPair();

    @Test
    void answers_a_short_history_whole_and_marks_what_the_peer_wrote() {
        List<Message> messages =
                List.of(message(4, ONE, TWO), message(3, TWO, ONE), message(2, TWO, ONE), message(1, ONE, TWO));
        pair.socket.onText("{\"type\":2}");
        assertThat(pair.histories.asked()).containsExactly(new ReadHistoryQuery(ONE, TWO, new Newest(), 100));
        pair.histories.answer(0, lastPage(messages));

        assertThat(pair.outbound.texts()).containsExactly(answer(messages));
        assertThat(pair.outbound.streaming()).isFalse();
        assertThat(pair.marks.asked())
                .containsExactly(new ReadMark(ONE, TWO, new MessagePosition(2, 2), new MessagePosition(3, 3)));
    }

    @Test
    void marks_nothing_when_only_own_messages_were_shown() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, lastPage(List.of(message(1, ONE, TWO))));

        assertThat(pair.outbound.texts()).hasSize(1);
        assertThat(pair.marks.asked()).isEmpty();
    }

    @Test
    void marks_only_from_the_first_to_the_last_that_was_unread() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(
                0,
                lastPage(List.of(
                        read(message(5, TWO, ONE)),
                        message(4, TWO, ONE),
                        read(message(3, TWO, ONE)),
                        message(2, TWO, ONE),
                        read(message(1, TWO, ONE)))));

        assertThat(pair.marks.asked())
                .containsExactly(new ReadMark(ONE, TWO, new MessagePosition(2, 2), new MessagePosition(4, 4)));
    }

    @Test
    void marks_nothing_when_all_was_read_before() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, lastPage(List.of(read(message(2, TWO, ONE)), read(message(1, TWO, ONE)))));

        assertThat(pair.outbound.texts()).hasSize(1);
        assertThat(pair.marks.asked()).isEmpty();
    }

    @Test
    void marks_nothing_when_the_answer_is_not_written_whole() {
        pair.outbound.hold();
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, lastPage(fromPeer(1, 1)));
        pair.outbound.written(false);

        assertThat(pair.marks.asked()).isEmpty();
    }

    @Test
    void streams_a_long_history_and_reads_a_page_only_when_the_page_before_is_written() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, page(fromPeer(250, 151)));
        assertThat(pair.outbound.streaming()).isTrue();
        assertThat(pair.histories.asked()).hasSize(1);

        pullUntilAsked(2);
        assertThat(pair.histories.asked().get(1)).isEqualTo(new ReadHistoryQuery(ONE, TWO, new BeforeSeq(151), 100));
        pair.histories.answer(1, page(fromPeer(150, 51)));
        pullUntilAsked(3);
        assertThat(pair.marks.asked()).isEmpty();
        pair.histories.answer(2, lastPage(fromPeer(50, 1)));
        pullToTheEnd();

        assertThat(pair.outbound.texts()).containsExactly(answer(fromPeer(250, 1)));
        assertThat(pair.marks.asked())
                .containsExactly(new ReadMark(ONE, TWO, new MessagePosition(1, 1), new MessagePosition(250, 250)));
    }

    @Test
    void breaks_a_stream_off_when_a_later_page_cannot_be_read() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, page(fromPeer(200, 101)));
        pullUntilAsked(2);
        pair.histories.fail(1, new MessageStoreException("down"));
        pullToTheEnd();

        assertThat(pair.outbound.texts()).containsExactly("CLOSE 1011");
        assertThat(pair.marks.asked()).isEmpty();
    }

    @Test
    void streams_a_page_whose_texts_are_long_in_small_pieces() {
        List<Message> messages =
                List.of(message(2, TWO, ONE, "汉".repeat(100_000)), message(1, TWO, ONE, "😀".repeat(100_000)));
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, lastPage(messages));
        assertThat(pair.outbound.streaming()).isTrue();
        pullToTheEnd();

        assertThat(pair.outbound.texts()).containsExactly(answer(messages));
        assertThat(pair.outbound.largestPiece()).isLessThanOrEqualTo(ShownText.PIECE_BYTES);
    }

    @Test
    void stops_at_the_limit_although_more_follow() {
        pair.socket.onText("{\"type\":2,\"limit\":150}");
        assertThat(pair.histories.asked().get(0).maxMessages()).isEqualTo(100);
        pair.histories.answer(0, page(fromPeer(500, 401)));
        pullUntilAsked(2);
        assertThat(pair.histories.asked().get(1).maxMessages()).isEqualTo(50);
        pair.histories.answer(1, page(fromPeer(400, 351)));
        pullToTheEnd();

        assertThat(pair.histories.asked()).hasSize(2);
        assertThat(pair.outbound.texts()).containsExactly(answer(fromPeer(500, 351)));
    }

    @Test
    void starts_before_the_message_that_was_named() {
        pair.socket.onText("{\"type\":2,\"limit\":2,\"before_id\":99}");

        assertThat(pair.histories.asked()).containsExactly(new ReadHistoryQuery(ONE, TWO, new BeforeId(99), 2));
        pair.histories.answer(0, page(fromPeer(98, 97)));
        assertThat(pair.outbound.texts()).containsExactly(answer(fromPeer(98, 97)));
    }

    @Test
    void tells_that_there_is_no_message_to_start_before() {
        pair.socket.onText("{\"type\":2,\"before_id\":99}");
        pair.histories.answer(0, new ReadHistoryOutcome.UnknownMessage(99));

        assertThat(pair.outbound.texts())
                .containsExactly(
                        server(50005, "请求无效: before_id: 99 (expected: the ID of a message of this conversation)"));
    }

    @Test
    void tells_that_there_is_nothing() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.answer(0, lastPage(List.of()));
        pair.socket.onText("{\"type\":3}");
        pair.unreads.answer(0, new UnreadPage(List.of(), Optional.empty()));

        assertThat(pair.outbound.texts()).containsExactly(NOTHING, NOTHING);
        assertThat(pair.marks.asked()).isEmpty();
    }

    @Test
    void tells_that_the_first_page_could_not_be_read_and_goes_on() {
        pair.socket.onText("{\"type\":2}");
        pair.histories.fail(0, new MessageStoreException("down"));
        pair.socket.onText("{\"type\":3}");
        pair.unreads.fail(0, new IllegalStateException("a bug"));
        pair.socket.onText("{\"type\":4}");
        pair.counts.fail(0, new MessageStoreException("down"));

        assertThat(pair.outbound.texts()).hasSize(3).containsOnly(server(50006, "消息未保存,请重试"));
    }

    @Test
    void answers_unread_messages_over_pages_and_marks_them() {
        List<Message> oldestFirst = new ArrayList<>();
        for (int seq = 1; seq <= 120; seq++) {
            oldestFirst.add(message(seq, TWO, ONE));
        }
        ReadUnreadQuery second = new ReadUnreadQuery(ONE, TWO, Optional.of(new MessagePosition(100, 100)), 120, 100);
        pair.socket.onText("{\"type\":3}");
        assertThat(pair.unreads.asked()).containsExactly(ReadUnreadQuery.first(ONE, TWO, 100));
        pair.unreads.answer(0, new UnreadPage(oldestFirst.subList(0, 100), Optional.of(second)));
        while (pair.unreads.asked().size() < 2) {
            pair.outbound.pull();
        }
        assertThat(pair.unreads.asked()).endsWith(second);
        pair.unreads.answer(1, new UnreadPage(oldestFirst.subList(100, 120), Optional.empty()));
        pullToTheEnd();

        assertThat(pair.outbound.texts()).containsExactly(answer(oldestFirst));
        assertThat(pair.marks.asked())
                .containsExactly(new ReadMark(ONE, TWO, new MessagePosition(1, 1), new MessagePosition(120, 120)));
    }

    private static Message read(Message unread) {
        return new Message(
                unread.id(),
                unread.position(),
                unread.sender(),
                unread.recipient(),
                unread.text(),
                unread.sentAt(),
                unread.updatedAt(),
                true);
    }

    private void pullUntilAsked(int calls) {
        while (pair.histories.asked().size() < calls) {
            pair.outbound.pull();
        }
    }

    private void pullToTheEnd() {
        while (pair.outbound.pull()) {
            assertThat(pair.outbound.texts()).isEmpty();
        }
    }
}
