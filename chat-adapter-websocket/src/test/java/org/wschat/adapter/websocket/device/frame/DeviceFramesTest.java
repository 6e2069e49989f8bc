package org.wschat.adapter.websocket.device.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wschat.application.port.inbound.ConversationPage;
import org.wschat.application.port.inbound.Inbox;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.InboxEntry;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadReceipt;

final class DeviceFramesTest {

    private static final Optional<String> REF = Optional.of("r");
    private static final Optional<String> NO_REF = Optional.empty();
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");
    private static final SyncCursor CURSOR = new SyncCursor("c-1");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String FIELDS = "\"id\":9,\"seq\":2,\"from\":\"alice\",\"to\":\"bob\",\"content\":\"hi\","
            + "\"client_id\":\"c\",\"sent_at\":\"2026-01-02T12:00:00.000Z\"";

    private static Message message(Optional<Instant> editedAt, Optional<Instant> recalledAt) {
        return new Message(
                9,
                new MessagePosition(2, 1),
                ALICE,
                BOB,
                recalledAt.isPresent() ? MessageText.EMPTY : new MessageText("hi"),
                NOON,
                NOON,
                false,
                Optional.of(new ClientId("c")),
                editedAt,
                recalledAt);
    }

    private static Message message() {
        return message(Optional.empty(), Optional.empty());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void writes_the_first_frame() {
        assertThat(text(DeviceFrames.welcome(
                        ALICE,
                        new ConnectionId("s"),
                        NOON,
                        CURSOR,
                        new DeviceFrames.Limits(Duration.ofSeconds(25), 65536, 8000))))
                .isEqualTo("{\"op\":\"welcome\",\"user\":\"alice\",\"session\":\"s\","
                        + "\"server_time\":\"2026-01-02T12:00:00.000Z\",\"heartbeat_ms\":25000,\"cursor\":\"c-1\","
                        + "\"limits\":{\"frame_bytes\":65536,\"content_chars\":8000,\"page\":200}}");
    }

    @Test
    void writes_what_becomes_of_a_message() {
        assertThat(text(DeviceFrames.sent(REF, message(), true, false, CURSOR)))
                .isEqualTo("{\"op\":\"sent\",\"ref\":\"r\",\"to\":\"bob\",\"id\":9,\"seq\":2,"
                        + "\"sent_at\":\"2026-01-02T12:00:00.000Z\",\"client_id\":\"c\",\"online\":true,"
                        + "\"duplicate\":false,\"cursor\":\"c-1\"}");
        assertThat(text(DeviceFrames.message(message(), CURSOR)))
                .isEqualTo("{\"op\":\"message\"," + FIELDS + ",\"cursor\":\"c-1\"}");
        assertThat(text(DeviceFrames.changed(REF, BOB, message(Optional.of(NOON), Optional.empty()))))
                .isEqualTo("{\"op\":\"edited\",\"ref\":\"r\",\"peer\":\"bob\",\"seq\":2,\"content\":\"hi\","
                        + "\"at\":\"2026-01-02T12:00:00.000Z\"}");
        assertThat(text(DeviceFrames.changed(NO_REF, ALICE, message(Optional.of(NOON), Optional.of(NOON)))))
                .isEqualTo("{\"op\":\"recalled\",\"peer\":\"alice\",\"seq\":2,\"at\":\"2026-01-02T12:00:00.000Z\"}");
        assertThat(text(DeviceFrames.read(NO_REF, new ReadReceipt(BOB, ALICE, 2), NOON)))
                .isEqualTo("{\"op\":\"read\",\"reader\":\"bob\",\"peer\":\"alice\",\"seq\":2,"
                        + "\"read_at\":\"2026-01-02T12:00:00.000Z\"}");
    }

    @Test
    void writes_messages_without_what_they_do_not_have_and_with_what_was_done_to_them() {
        Message plain = new Message(1, new MessagePosition(1, 1), BOB, BOB, MessageText.EMPTY, NOON, NOON, true);
        assertThat(text(DeviceFrames.message(plain, CURSOR)))
                .contains("\"client_id\":null")
                .doesNotContain("_at\":null");
        Message changed = message(Optional.of(NOON.plusMillis(1)), Optional.of(NOON.plusMillis(20)));
        assertThat(text(DeviceFrames.message(changed, CURSOR)))
                .contains("\"content\":\"\"")
                .contains("\"edited_at\":\"2026-01-02T12:00:00.001Z\",\"recalled_at\":\"2026-01-02T12:00:00.020Z\"");
    }

    @Test
    void writes_pages() {
        assertThat(text(DeviceFrames.history(
                        REF, BOB, new ConversationPage(List.of(message()), true, new ReadPositions(1, 2)))))
                .isEqualTo("{\"op\":\"history\",\"ref\":\"r\",\"peer\":\"bob\",\"messages\":[{" + FIELDS
                        + "}],\"has_more\":true,\"read_seq\":1,\"peer_read_seq\":2}");
        InboxEntry entry = new InboxEntry(new ConversationSummary(BOB, 2, 1), new ReadPositions(0, 2), message());
        assertThat(text(DeviceFrames.conversations(
                        NO_REF, new Inbox(new InboxPage(List.of(entry, entry), Optional.of(37L)), 5))))
                .startsWith("{\"op\":\"conversations\",\"items\":[{\"peer\":\"bob\",\"last_seq\":2,\"unread\":1,"
                        + "\"read_seq\":0,\"peer_read_seq\":2,\"last_message\":{" + FIELDS + "}},{\"peer\"")
                .endsWith("}],\"cursor\":\"11\",\"total_unread\":5}");
        assertThat(text(DeviceFrames.conversations(NO_REF, new Inbox(new InboxPage(List.of(), Optional.empty()), 0))))
                .isEqualTo("{\"op\":\"conversations\",\"items\":[],\"cursor\":null,\"total_unread\":0}");
    }

    @Test
    void writes_what_was_missed() {
        assertThat(text(DeviceFrames.replay(REF, message(), CURSOR)))
                .isEqualTo("{\"op\":\"message\",\"ref\":\"r\"," + FIELDS + ",\"cursor\":\"c-1\",\"replay\":true}");
        assertThat(text(DeviceFrames.synced(REF, CURSOR, false)))
                .isEqualTo("{\"op\":\"synced\",\"ref\":\"r\",\"cursor\":\"c-1\",\"complete\":false}");
        assertThat(text(DeviceFrames.syncRequired(CURSOR))).isEqualTo("{\"op\":\"sync_required\",\"cursor\":\"c-1\"}");
    }

    @Test
    void writes_what_people_do() {
        assertThat(text(DeviceFrames.typing(BOB))).isEqualTo("{\"op\":\"typing\",\"from\":\"bob\"}");
        assertThat(text(DeviceFrames.presence(NO_REF, BOB, true, Optional.of(NOON))))
                .isEqualTo("{\"op\":\"presence\",\"user\":\"bob\",\"online\":true,"
                        + "\"last_seen\":\"2026-01-02T12:00:00.000Z\"}");
        assertThat(text(DeviceFrames.presence(REF, BOB, false, Optional.empty())))
                .isEqualTo("{\"op\":\"presence\",\"ref\":\"r\",\"user\":\"bob\",\"online\":false,\"last_seen\":null}");
        assertThat(text(DeviceFrames.blocks(REF, List.of(ALICE, BOB))))
                .isEqualTo("{\"op\":\"blocks\",\"ref\":\"r\",\"users\":[\"alice\",\"bob\"]}");
    }

    @Test
    void writes_the_rest() {
        assertThat(text(DeviceFrames.pong(REF, NOON)))
                .isEqualTo("{\"op\":\"pong\",\"ref\":\"r\",\"server_time\":\"2026-01-02T12:00:00.000Z\"}");
        assertThat(text(DeviceFrames.error(REF, ErrorCode.FIRST_CONTACT_LIMIT, "wait")))
                .isEqualTo("{\"op\":\"error\",\"ref\":\"r\",\"code\":\"first_contact_limit\",\"message\":\"wait\"}");
        assertThat(text(DeviceFrames.rateLimited(NO_REF, Duration.ofNanos(1_000_001))))
                .startsWith("{\"op\":\"error\",\"code\":\"rate_limited\",\"message\":\"")
                .endsWith(",\"retry_after_ms\":2}");
        assertThat(text(DeviceFrames.reconnect(Duration.ofMillis(7))))
                .isEqualTo("{\"op\":\"reconnect\",\"after_ms\":7}");
    }

    @Test
    void escapes_what_json_and_javascript_need_and_nothing_else() {
        assertThat(text(DeviceFrames.error(NO_REF, ErrorCode.CONFLICT, "\"\\\n\r\t\0\u001f<&>\u2028é😀")))
                .isEqualTo("{\"op\":\"error\",\"code\":\"conflict\","
                        + "\"message\":\"\\\"\\\\\\n\\r\\t\\u0000\\u001f<&>\\u2028é😀\"}");
    }
}
