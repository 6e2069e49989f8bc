package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.ack;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.answer;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.fromPeer;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.lastPage;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.UnreadSummary;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.message.MessageText;

final class RequestOrderTest {

    private static final String SEND = "{\"type\":1,\"content\":\"x\"}";
    private static final String NOT_STORED = server(50006, "消息未保存,请重试");

    private final TalkingPair pair = new TalkingPair();

    @Test
    void acknowledges_a_message_once_it_is_committed() {
        pair.socket.onText(SEND);

        assertThat(pair.sends.asked())
                .containsExactly(new SendMessageCommand(TalkingPair.ONE, TalkingPair.TWO, new MessageText("x")));
        assertThat(pair.outbound.texts()).isEmpty();
        pair.commit(0);
        assertThat(pair.outbound.texts()).containsExactly(ack());
    }

    @Test
    void has_many_sends_under_way_and_answers_them_in_the_order_of_arrival() {
        pair.socket.onText(SEND);
        pair.socket.onText(SEND);
        pair.socket.onText(SEND);
        assertThat(pair.sends.asked()).hasSize(3);

        pair.sends.fail(2, new MessageStoreException("full"));
        pair.commit(1);
        assertThat(pair.outbound.texts()).isEmpty();
        pair.commit(0);

        assertThat(pair.outbound.texts()).containsExactly(ack(), ack(), NOT_STORED);
    }

    @Test
    void answers_a_bad_frame_in_its_turn() {
        pair.socket.onText(SEND);
        pair.socket.onText("hello");
        pair.socket.onText(SEND);
        pair.commit(1);
        assertThat(pair.outbound.texts()).isEmpty();
        pair.commit(0);

        assertThat(pair.outbound.texts())
                .containsExactly(ack(), server(50005, "请求无效: frame: not JSON (expected: one JSON object)"), ack());
    }

    @Test
    void reads_when_all_sends_before_are_answered() {
        pair.socket.onText(SEND);
        pair.socket.onText("{\"type\":4}");
        pair.socket.onText("{\"type\":2}");
        assertThat(pair.counts.asked()).isEmpty();

        pair.commit(0);
        assertThat(pair.counts.asked()).hasSize(1);
        assertThat(pair.histories.asked()).isEmpty();
        pair.counts.answer(0, new UnreadSummary(List.of()));

        assertThat(pair.histories.asked()).hasSize(1);
        assertThat(pair.outbound.texts()).containsExactly(ack(), "{\"total_counts\":0,\"unread_counts\":null}\n");
    }

    @Test
    void goes_on_only_when_what_was_shown_is_written_and_marked_as_read() {
        pair.outbound.hold();
        pair.socket.onText("{\"type\":2}");
        pair.socket.onText("{\"type\":4}");
        pair.socket.onText(SEND);
        pair.histories.answer(0, lastPage(fromPeer(2, 1)));
        assertThat(pair.outbound.texts()).containsExactly(answer(fromPeer(2, 1)));
        assertThat(pair.marks.asked()).isEmpty();

        pair.outbound.written(true);
        assertThat(pair.marks.asked()).hasSize(1);
        assertThat(pair.counts.asked()).isEmpty();
        pair.marks.answer(0, null);
        assertThat(pair.counts.asked()).hasSize(1);
        assertThat(pair.sends.asked()).isEmpty();
        pair.counts.answer(0, new UnreadSummary(List.of()));

        assertThat(pair.sends.asked()).hasSize(1);
    }

    @Test
    void goes_on_when_the_mark_fails() {
        pair.socket.onText("{\"type\":2}");
        pair.socket.onText(SEND);
        pair.histories.answer(0, lastPage(fromPeer(1, 1)));
        pair.marks.fail(0, new MessageStoreException("down"));

        assertThat(pair.sends.asked()).hasSize(1);
    }

    @Test
    void stops_reading_when_full_and_reads_again_when_half_is_answered() {
        for (int i = 0; i < RequestSequence.FULL_REQUESTS; i++) {
            assertThat(pair.outbound.paused()).isFalse();
            pair.socket.onText(SEND);
        }
        assertThat(pair.outbound.paused()).isTrue();
        for (int i = 0; i < RequestSequence.FULL_REQUESTS / 2; i++) {
            assertThat(pair.outbound.paused()).isTrue();
            pair.commit(i);
        }

        assertThat(pair.outbound.paused()).isFalse();
        assertThat(pair.outbound.texts()).hasSize(RequestSequence.FULL_REQUESTS / 2);
    }

    @Test
    void carries_out_what_still_comes_when_full() {
        int requests = RequestSequence.FULL_REQUESTS + 1000;
        for (int i = 0; i < requests; i++) {
            pair.socket.onText(SEND);
        }
        assertThat(pair.sends.asked()).hasSize(requests);
        for (int i = 0; i < requests; i++) {
            pair.commit(i);
        }

        assertThat(pair.outbound.texts()).hasSize(requests).containsOnly(ack());
        assertThat(pair.outbound.paused()).isFalse();
    }

    @Test
    void stops_reading_when_the_text_is_too_much_however_few_the_requests() {
        String big = "{\"type\":1,\"content\":\"" + "汉".repeat(RequestSequence.FULL_BYTES / 6) + "\"}";
        pair.socket.onText(big);
        pair.socket.onText(big);
        assertThat(pair.outbound.paused()).isFalse();
        pair.socket.onText(big);
        assertThat(pair.outbound.paused()).isTrue();
        pair.commit(0);
        assertThat(pair.outbound.paused()).isTrue();
        pair.commit(1);

        assertThat(pair.outbound.paused()).isFalse();
        assertThat(pair.outbound.texts()).containsExactly(ack(), ack());
    }

    @Test
    void forgets_the_text_of_what_is_answered() {
        String big = "{\"type\":1,\"content\":\"" + "x".repeat(RequestSequence.FULL_BYTES / 2) + "\"}";
        for (int i = 0; i < 10; i++) {
            pair.socket.onText(big);
            assertThat(pair.outbound.paused()).isFalse();
            pair.commit(i);
        }

        assertThat(pair.outbound.texts()).hasSize(10).containsOnly(ack());
    }

    @Test
    void starts_nothing_that_waits_once_the_session_has_ended() {
        pair.socket.onText("{\"type\":4}");
        pair.socket.onText(SEND);
        pair.identities.nameTaken(TalkingPair.ONE);
        pair.counts.answer(0, new UnreadSummary(List.of()));
        pair.socket.onText(SEND);

        assertThat(pair.sends.asked()).isEmpty();
        assertThat(pair.outbound.texts()).startsWith("CLOSE NOW 4401 session ended");
    }

    @Test
    void drains_by_answering_what_it_took_and_closing_behind_it() {
        pair.socket.onText(SEND);
        CompletableFuture<Void> drained = pair.endpoint.drain().toCompletableFuture();
        pair.socket.onText(SEND);
        assertThat(pair.sends.asked()).hasSize(1);
        assertThat(pair.outbound.texts()).isEmpty();

        pair.commit(0);
        assertThat(pair.outbound.texts()).containsExactly(ack(), "CLOSE 1001 server stopping");
        assertThat(drained).isNotDone();
        pair.socket.onClosed();
        assertThat(drained).isCompleted();
    }
}
