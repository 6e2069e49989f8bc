package org.wschat.adapter.websocket.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.ack;
import static org.wschat.adapter.websocket.endpoint.TalkingPair.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.inbound.UnreadPage;
import org.wschat.application.port.inbound.UnreadSummary;
import org.wschat.domain.message.SendRefusal;

final class BadFramesTest {

    private static final String INVALID = server(50005, "请求无效: frame: not JSON (expected: one JSON object)");
    private static final String SEND = "{\"type\":1,\"content\":\"x\"}";

    private final TalkingPair pair = new TalkingPair();

    @Test
    void keeps_the_socket_after_a_bad_frame() {
        pair.socket.onText("{\"type\":\"1\",\"content\":\"x\"}");
        pair.socket.onText(SEND);
        pair.commit(0);

        assertThat(pair.outbound.texts())
                .containsExactly(server(50005, "请求无效: type: \\\"1\\\" (expected: a whole number)"), ack());
    }

    @Test
    void refuses_a_text_that_no_message_can_have_and_says_why() {
        pair.socket.onText("{\"type\":1,\"content\":\"\\udc00\"}");

        assertThat(pair.sends.asked()).isEmpty();
        assertThat(pair.outbound.texts())
                .containsExactly(server(
                        50007,
                        "请求被拒绝: content: lone surrogate at character 0 "
                                + "(expected: well-formed Unicode, surrogates in pairs)"));
    }

    @Test
    void tells_the_first_contact_limit() {
        pair.socket.onText(SEND);
        pair.sends.answer(0, new SendMessageOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT));

        assertThat(pair.outbound.texts()).containsExactly(server(50004, "发送信息过多对方已禁止你发送消息"));
    }

    @Test
    void closes_behind_the_twentieth_bad_frame_of_a_minute() {
        for (int i = 0; i < 25; i++) {
            pair.socket.onText("hello");
        }
        pair.socket.onText(SEND);
        pair.socket.onBinary(SEND.getBytes(StandardCharsets.UTF_8));

        assertThat(pair.outbound.texts())
                .hasSize(21)
                .startsWith(INVALID)
                .endsWith(INVALID, "CLOSE 1008 too many invalid frames");
        assertThat(pair.sends.asked()).isEmpty();
    }

    @Test
    void starts_to_count_anew_after_a_minute() {
        for (int minute = 0; minute < 5; minute++) {
            for (int i = 0; i < 19; i++) {
                pair.socket.onText("hello");
            }
            pair.nanos += TimeUnit.MINUTES.toNanos(1);
        }

        assertThat(pair.outbound.texts()).hasSize(5 * 19).containsOnly(INVALID);
    }

    @Test
    void neither_answers_nor_counts_what_the_original_ignores() {
        for (String ignored : List.of("null", "{}", "{\"type\":9}", "{\"content\":\"no type\"}")) {
            for (int i = 0; i < 30; i++) {
                pair.socket.onText(ignored);
            }
        }

        assertThat(pair.outbound.texts()).isEmpty();
    }

    @Test
    void answers_or_ignores_any_garbage_and_never_fails() {
        Random random = new Random(20261123);
        byte[] seed = "{\"type\":2,\"content\":\"\\ud83d\\ude00\",\"x\":[{},1.5]}".getBytes(StandardCharsets.UTF_8);
        int sent = 0;
        int histories = 0;
        int unreads = 0;
        int counts = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] frame = seed.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                frame[random.nextInt(frame.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : '0' + random.nextInt(6));
            }
            pair.outbound.clear();
            if (random.nextBoolean()) {
                pair.socket.onBinary(frame);
            } else {
                pair.socket.onText(new String(frame, StandardCharsets.ISO_8859_1));
            }
            if (pair.sends.asked().size() > sent) {
                pair.commit(sent++);
            } else if (pair.histories.asked().size() > histories) {
                pair.histories.answer(histories++, TalkingPair.lastPage(List.of()));
            } else if (pair.unreads.asked().size() > unreads) {
                pair.unreads.answer(unreads++, new UnreadPage(List.of(), Optional.empty()));
            } else if (pair.counts.asked().size() > counts) {
                pair.counts.answer(counts++, new UnreadSummary(List.of()));
            }
            pair.nanos += TimeUnit.MINUTES.toNanos(1);

            assertThat(pair.outbound.texts()).hasSizeLessThanOrEqualTo(1).allMatch(text -> text.endsWith("}\n"));
        }
        assertThat(sent).isPositive();
        assertThat(histories).isPositive();
    }
}
