package org.wschat.adapter.websocket.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;

@Timeout(20)
final class ConnectedDeviceTest {

    private static final UserId ME = new UserId("me");
    private static final UserId BOB = new UserId("bob");
    private static final UserId CAROL = new UserId("carol");

    private final RecordingOutbound out = new RecordingOutbound();
    private final ConnectedDevice device = new ConnectedDevice(new ConnectionId("d"), ME, out, new SyncCursor("start"));

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void push(UserId peer, long seq, String cursor) {
        device.push(new LiveFrame(
                Optional.of(new LiveFrame.Place(peer, seq)),
                Optional.of(new SyncCursor(cursor)),
                utf8(peer + " " + seq)));
    }

    private void sent(UserId peer, long seq, String now) {
        Message message = new Message(
                seq, new MessagePosition(seq, seq), ME, peer, MessageText.EMPTY, Instant.EPOCH, Instant.EPOCH, false);
        CompletionStage<Boolean> unused = device.answerSent(
                message, new SyncCursor(now), cursor -> utf8("sent to " + peer + " " + seq + " " + cursor));
    }

    private void notSent(UserId peer) {
        CompletionStage<Boolean> unused = device.answerNotSent(peer, utf8("error"));
    }

    private void welcomed() {
        device.welcome(utf8("welcome"));
        out.clear();
    }

    @Test
    void says_welcome_before_anything_else() {
        push(BOB, 1, "c1");
        device.tell(utf8("typing"));
        assertThat(out.texts()).isEmpty();
        device.welcome(utf8("welcome"));
        assertThat(out.texts()).containsExactly("welcome", "bob 1", "typing");
    }

    @Test
    void puts_the_answer_to_a_send_where_its_message_stands() {
        welcomed();
        device.sendStarts(BOB);
        push(BOB, 1, "c1");
        push(BOB, 3, "c3");
        assertThat(out.texts()).isEmpty();
        sent(BOB, 2, "c4");
        assertThat(out.texts()).containsExactly("bob 1", "sent to bob 2 c1", "bob 3");
    }

    @Test
    void keeps_what_may_stand_behind_a_send_that_is_still_under_way() {
        welcomed();
        device.sendStarts(BOB);
        device.sendStarts(BOB);
        push(BOB, 2, "c2");
        push(BOB, 4, "c4");
        sent(BOB, 1, "c9");
        assertThat(out.texts()).containsExactly("sent to bob 1 start");
        sent(BOB, 3, "c9");
        assertThat(out.texts()).containsExactly("sent to bob 1 start", "bob 2", "sent to bob 3 c2", "bob 4");
    }

    @Test
    void keeps_the_order_of_each_conversation_while_sends_to_several_people_are_under_way() {
        welcomed();
        device.sendStarts(BOB);
        device.sendStarts(CAROL);
        push(BOB, 5, "c1");
        push(CAROL, 7, "c2");
        sent(CAROL, 8, "c9");
        assertThat(out.texts()).isEmpty();
        push(CAROL, 9, "c3");
        sent(BOB, 6, "c9");
        assertThat(out.texts())
                .containsExactly("bob 5", "sent to bob 6 c1", "carol 7", "sent to carol 8 c2", "carol 9");
    }

    @Test
    void holds_nothing_back_that_stands_before_an_answer_while_more_sends_are_under_way() {
        welcomed();
        device.sendStarts(BOB);
        device.sendStarts(BOB);
        push(BOB, 1, "c1");
        push(CAROL, 1, "c2");
        sent(BOB, 2, "c9");
        assertThat(out.texts()).containsExactly("bob 1", "sent to bob 2 c1", "carol 1");
    }

    @Test
    void lets_other_conversations_go_on_while_nothing_is_held() {
        welcomed();
        device.sendStarts(BOB);
        push(CAROL, 1, "c1");
        assertThat(out.texts()).containsExactly("carol 1");
    }

    @Test
    void never_says_a_cursor_that_lies_behind_what_is_held() {
        welcomed();
        device.sendStarts(BOB);
        push(BOB, 2, "c2");
        push(CAROL, 1, "c3");
        device.tell(utf8("typing"));
        assertThat(out.texts()).isEmpty();
        sent(BOB, 1, "c3");
        assertThat(out.texts()).containsExactly("sent to bob 1 start", "bob 2", "carol 1", "typing");
    }

    @Test
    void says_how_far_all_is_told_when_nothing_is_held() {
        welcomed();
        device.sendStarts(BOB);
        sent(BOB, 1, "c7");
        assertThat(out.texts()).containsExactly("sent to bob 1 c7");
    }

    @Test
    void goes_on_behind_a_send_that_was_not_stored() {
        welcomed();
        device.sendStarts(BOB);
        push(BOB, 1, "c1");
        notSent(BOB);
        assertThat(out.texts()).containsExactlyInAnyOrder("error", "bob 1");
    }

    @Test
    void leaves_live_frames_out_while_too_much_waits_and_then_says_from_where_to_sync() {
        welcomed();
        out.hold();
        push(BOB, 1, "c1");
        out.full(true);
        push(BOB, 2, "c2");
        push(BOB, 3, "c3");
        out.full(false);
        push(BOB, 4, "c4");
        assertThat(out.texts()).containsExactly("bob 1");

        out.written(true);
        push(BOB, 5, "c5");
        assertThat(out.texts()).containsExactly("bob 1", "{\"op\":\"sync_required\",\"cursor\":\"c1\"}", "bob 5");
    }

    @Test
    void never_leaves_an_answer_out() {
        welcomed();
        out.hold();
        push(BOB, 1, "c1");
        out.full(true);
        push(BOB, 2, "c2");
        device.sendStarts(BOB);
        sent(BOB, 3, "c9");
        CompletionStage<Boolean> unused = device.answer(utf8("pong"));
        assertThat(out.texts()).containsExactly("bob 1", "sent to bob 3 c1", "pong");

        out.written(true);
        out.written(true);
        out.written(true);
        assertThat(out.texts()).last().isEqualTo("{\"op\":\"sync_required\",\"cursor\":\"c1\"}");
    }

    @Test
    void tells_behind_a_gap_what_no_sync_gives() {
        welcomed();
        device.whenResumed(() -> device.tell(utf8("presence")));
        gap();
        out.written(true);
        push(BOB, 3, "c3");
        assertThat(out.texts())
                .containsExactly("bob 1", "{\"op\":\"sync_required\",\"cursor\":\"c1\"}", "presence", "bob 3");
    }

    private void gap() {
        out.hold();
        push(BOB, 1, "c1");
        out.full(true);
        push(BOB, 2, "c2");
        out.full(false);
    }

    @Test
    void says_nothing_more_when_the_socket_is_gone() {
        welcomed();
        gap();
        out.written(false);
        push(BOB, 3, "c3");
        assertThat(out.texts()).containsExactly("bob 1");
    }

    @Test
    void says_once_for_each_gap_that_there_is_one() {
        welcomed();
        out.hold();
        push(BOB, 1, "c1");
        for (int gap = 0; gap < 3; gap++) {
            out.full(true);
            push(BOB, 2, "c2");
            out.full(false);
            out.written(true);
            push(BOB, 3 + gap, "d" + gap);
            out.written(true);
        }
        assertThat(out.texts())
                .containsExactly(
                        "bob 1",
                        "{\"op\":\"sync_required\",\"cursor\":\"c1\"}",
                        "bob 3",
                        "{\"op\":\"sync_required\",\"cursor\":\"d0\"}",
                        "bob 4",
                        "{\"op\":\"sync_required\",\"cursor\":\"d1\"}",
                        "bob 5");
    }

    @Test
    void gives_a_long_answer_in_pieces() {
        welcomed();
        String text = "x".repeat(40_000);
        CompletionStage<Boolean> written = device.answer(utf8(text));
        while (out.pull()) {
            assertThat(out.texts()).isEmpty();
        }
        assertThat(out.texts()).containsExactly(text);
        assertThat(out.largestPiece()).isEqualTo(16_384);
        assertThat(written).isCompletedWithValue(true);
    }
}
