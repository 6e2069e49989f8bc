package org.wschat.adapter.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.domain.StatusCode;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.UnreadCount;

final class ServerFramesTest {

    private static final UserId ONE = new UserId("1");
    private static final UserId TWO = new UserId("2");

    @Test
    void writes_an_acknowledgement_as_the_original_does() {
        byte[] frame = ServerFrames.text(
                ServerFrames.direction(TWO, ONE), StatusCode.PEER_OFFLINE.code(), StatusCode.PEER_OFFLINE.text());

        assertThat(string(frame)).isEqualTo("{\"from\":\"2-\\u003e1\",\"code\":50003,\"content\":\"消息发送成功,对方离线\"}\n");
    }

    @Test
    void escapes_what_the_original_escapes_and_nothing_else() {
        byte[] frame =
                ServerFrames.text("1", 50000, "<b>&\"quoted\"</b> \u2028\u2029 😀 汉字 \\ / \t\n\r\u0000\u001f\u007f='");

        assertThat(string(frame))
                .isEqualTo(
                        "{\"from\":\"1\",\"code\":50000,\"content\":\"\\u003cb\\u003e\\u0026\\\"quoted\\\"\\u003c/b\\u003e "
                                + "\\u2028\\u2029 😀 汉字 \\\\ / \\t\\n\\r\\u0000\\u001f\u007f='\"}\n");
    }

    @Test
    void writes_counts_with_null_for_none() {
        assertThat(string(ServerFrames.counts(0, List.of())))
                .isEqualTo("{\"total_counts\":0,\"unread_counts\":null}\n");
    }

    @Test
    void writes_the_counts_of_each_sender() {
        byte[] frame = ServerFrames.counts(
                3, List.of(new UnreadCount(new UserId("11"), 2), new UnreadCount(new UserId("<13>"), 1)));

        assertThat(string(frame))
                .isEqualTo("{\"total_counts\":3,\"unread_counts\":[{\"send_id\":\"11\",\"unread_count\":2},"
                        + "{\"send_id\":\"\\u003c13\\u003e\",\"unread_count\":1}]}\n");
    }

    @Test
    void writes_messages_with_times_in_utc_and_three_decimals() {
        Message message = new Message(
                4,
                new MessagePosition(4, 3),
                ONE,
                TWO,
                new MessageText("are you there"),
                Instant.parse("2026-11-23T08:59:31.9Z"),
                Instant.parse("2026-11-23T09:00:00Z"),
                false);
        StringBuilder out = new StringBuilder();

        ServerFrames.appendMessagesStart(out, "2", 50000);
        ServerFrames.appendMessage(out, message);
        ServerFrames.appendMessagesEnd(out);

        assertThat(out)
                .hasToString("{\"from\":\"2\",\"code\":50000,\"content\":[{\"ID\":4,"
                        + "\"CreatedAt\":\"2026-11-23T08:59:31.900Z\",\"UpdatedAt\":\"2026-11-23T09:00:00.000Z\","
                        + "\"DeletedAt\":null,\"send_id\":\"1\",\"receive_id\":\"2\",\"content\":\"are you there\","
                        + "\"is_read\":false}]}\n");
    }

    @Test
    void writes_when_a_message_was_recalled() {
        Instant recalled = Instant.parse("2026-11-23T09:00:00Z");
        Message message = new Message(
                4,
                new MessagePosition(4, 3),
                ONE,
                TWO,
                MessageText.EMPTY,
                Instant.parse("2026-11-23T08:59:31.9Z"),
                recalled,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.of(recalled));
        StringBuilder out = new StringBuilder();

        ServerFrames.appendMessage(out, message);

        assertThat(out.toString()).contains("\"DeletedAt\":\"2026-11-23T09:00:00.000Z\",", "\"content\":\"\"");
    }

    private static String string(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
