package org.wschat.adapter.websocket.device.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wschat.application.port.inbound.ConversationPage;
import org.wschat.application.port.inbound.Inbox;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.InboxEntry;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadReceipt;

/** The bytes of what devices are told: plain JSON in UTF-8, {@code op} first and then {@code ref}, if there is one. */
public final class DeviceFrames {

    private DeviceFrames() {}

    /**
     * The first frame.
     *
     * @param user who the device belongs to
     * @param session what the server calls this connection
     * @param now the time of the server
     * @param cursor from where a sync goes on
     * @param limits what the device has to know
     * @return the whole frame
     */
    public static byte[] welcome(UserId user, ConnectionId session, Instant now, SyncCursor cursor, Limits limits) {
        return JsonObject.op("welcome", Optional.empty())
                .text("user", user.value())
                .text("session", session.value())
                .time("server_time", now)
                .number("heartbeat_ms", limits.heartbeat().toMillis())
                .text("cursor", cursor.value())
                .object(
                        "limits",
                        object -> object.number("frame_bytes", limits.frameBytes())
                                .number("content_chars", limits.contentChars())
                                .number("page", DeviceRequests.MAX_LIMIT))
                .utf8();
    }

    /**
     * What a device has to know beforehand.
     *
     * @param heartbeat how often the server sends a ping
     * @param frameBytes the largest frame it takes
     * @param contentChars the longest text it takes, in code points
     */
    public record Limits(Duration heartbeat, int frameBytes, int contentChars) {}

    /**
     * The answer to a message that is committed.
     *
     * @param ref the client's mark
     * @param message the message
     * @param online whether the recipient is connected
     * @param duplicate whether it had been sent before
     * @param cursor from where a sync goes on
     * @return the whole frame
     */
    public static byte[] sent(
            Optional<String> ref, Message message, boolean online, boolean duplicate, SyncCursor cursor) {
        return JsonObject.op("sent", ref)
                .text("to", message.recipient().value())
                .number("id", message.id())
                .number("seq", message.seq())
                .time("sent_at", message.sentAt())
                .textOrNull("client_id", message.clientId().map(Object::toString))
                .bool("online", online)
                .bool("duplicate", duplicate)
                .text("cursor", cursor.value())
                .utf8();
    }

    /**
     * A message that has just been committed.
     *
     * @param message the message
     * @param cursor from where a sync goes on
     * @return the whole frame
     */
    public static byte[] message(Message message, SyncCursor cursor) {
        return fields(JsonObject.op("message", Optional.empty()), message)
                .text("cursor", cursor.value())
                .utf8();
    }

    /**
     * A message of the past, in the answer to a sync.
     *
     * @param ref the client's mark
     * @param message the message
     * @param cursor from where a sync gives it again
     * @return the whole frame
     */
    public static byte[] replay(Optional<String> ref, Message message, SyncCursor cursor) {
        return fields(JsonObject.op("message", ref), message)
                .text("cursor", cursor.value())
                .bool("replay", true)
                .utf8();
    }

    /**
     * The end of an answer to a sync.
     *
     * @param ref the client's mark
     * @param cursor from where to go on
     * @param complete whether nothing is left
     * @return the whole frame
     */
    public static byte[] synced(Optional<String> ref, SyncCursor cursor, boolean complete) {
        return JsonObject.op("synced", ref)
                .text("cursor", cursor.value())
                .bool("complete", complete)
                .utf8();
    }

    /**
     * Says that frames were left out.
     *
     * @param cursor from where a sync gives what was in them
     * @return the whole frame
     */
    public static byte[] syncRequired(SyncCursor cursor) {
        return JsonObject.op("sync_required", Optional.empty())
                .text("cursor", cursor.value())
                .utf8();
    }

    /**
     * A page of a conversation.
     *
     * @param ref the client's mark
     * @param peer with whom
     * @param page the page
     * @return the whole frame
     */
    public static byte[] history(Optional<String> ref, UserId peer, ConversationPage page) {
        return JsonObject.op("history", ref)
                .text("peer", peer.value())
                .objects("messages", page.messages(), DeviceFrames::fields)
                .bool("has_more", page.more())
                .number("read_seq", page.positions().readSeq())
                .number("peer_read_seq", page.positions().peerReadSeq())
                .utf8();
    }

    /**
     * A page of the list of conversations.
     *
     * @param ref the client's mark
     * @param inbox the page
     * @return the whole frame
     */
    public static byte[] conversations(Optional<String> ref, Inbox inbox) {
        return JsonObject.op("conversations", ref)
                .objects("items", inbox.page().entries(), DeviceFrames::entry)
                .textOrNull("cursor", inbox.page().next().map(DeviceRequests::cursor))
                .number("total_unread", inbox.totalUnread())
                .utf8();
    }

    private static JsonObject entry(JsonObject object, InboxEntry entry) {
        return object.text("peer", entry.summary().peer().value())
                .number("last_seq", entry.summary().lastSeq())
                .number("unread", entry.summary().unread())
                .number("read_seq", entry.positions().readSeq())
                .number("peer_read_seq", entry.positions().peerReadSeq())
                .object("last_message", last -> fields(last, entry.last()));
    }

    private static JsonObject fields(JsonObject object, Message message) {
        object.number("id", message.id())
                .number("seq", message.seq())
                .text("from", message.sender().value())
                .text("to", message.recipient().value())
                .text("content", message.text().value())
                .textOrNull("client_id", message.clientId().map(Object::toString))
                .time("sent_at", message.sentAt());
        message.editedAt().ifPresent(at -> object.time("edited_at", at));
        message.recalledAt().ifPresent(at -> object.time("recalled_at", at));
        return object;
    }

    /**
     * Says how far somebody has read.
     *
     * @param ref the client's mark
     * @param receipt who has read what
     * @param at when
     * @return the whole frame
     */
    public static byte[] read(Optional<String> ref, ReadReceipt receipt, Instant at) {
        return JsonObject.op("read", ref)
                .text("reader", receipt.reader().value())
                .text("peer", receipt.peer().value())
                .number("seq", receipt.seq())
                .time("read_at", at)
                .utf8();
    }

    /**
     * Says that a message was edited, or recalled.
     *
     * @param ref the client's mark
     * @param peer the other person, as the one who is told sees it
     * @param message the message as it is now
     * @return the whole frame
     */
    public static byte[] changed(Optional<String> ref, UserId peer, Message message) {
        if (message.recalledAt().isPresent()) {
            return JsonObject.op("recalled", ref)
                    .text("peer", peer.value())
                    .number("seq", message.seq())
                    .time("at", message.recalledAt().get())
                    .utf8();
        }
        return JsonObject.op("edited", ref)
                .text("peer", peer.value())
                .number("seq", message.seq())
                .text("content", message.text().value())
                .time("at", message.editedAt().orElse(message.updatedAt()))
                .utf8();
    }

    /**
     * Says that somebody is writing.
     *
     * @param from who
     * @return the whole frame
     */
    public static byte[] typing(UserId from) {
        return JsonObject.op("typing", Optional.empty())
                .text("from", from.value())
                .utf8();
    }

    /**
     * Says whether somebody is connected.
     *
     * @param ref the client's mark
     * @param user who
     * @param online whether they are
     * @param lastSeen when they were last known to be
     * @return the whole frame
     */
    public static byte[] presence(Optional<String> ref, UserId user, boolean online, Optional<Instant> lastSeen) {
        JsonObject object =
                JsonObject.op("presence", ref).text("user", user.value()).bool("online", online);
        return (lastSeen.isPresent()
                        ? object.time("last_seen", lastSeen.get())
                        : object.textOrNull("last_seen", Optional.empty()))
                .utf8();
    }

    /**
     * Names those whom the user blocks.
     *
     * @param ref the client's mark
     * @param users their ids
     * @return the whole frame
     */
    public static byte[] blocks(Optional<String> ref, Collection<UserId> users) {
        List<String> ids = users.stream().map(UserId::value).toList();
        return JsonObject.op("blocks", ref).texts("users", ids).utf8();
    }

    /**
     * The answer to a ping.
     *
     * @param ref the client's mark
     * @param now the time of the server
     * @return the whole frame
     */
    public static byte[] pong(Optional<String> ref, Instant now) {
        return JsonObject.op("pong", ref).time("server_time", now).utf8();
    }

    /**
     * Says what is wrong with a request.
     *
     * @param ref the client's mark
     * @param code for programs
     * @param message for people
     * @return the whole frame
     */
    public static byte[] error(Optional<String> ref, ErrorCode code, String message) {
        return error(JsonObject.op("error", ref), code, message).utf8();
    }

    /**
     * Says that requests come too fast.
     *
     * @param ref the client's mark
     * @param retryAfter how long to wait
     * @return the whole frame
     */
    public static byte[] rateLimited(Optional<String> ref, Duration retryAfter) {
        long millis = Math.max(1, retryAfter.plusNanos(999_999).toMillis());
        return error(JsonObject.op("error", ref), ErrorCode.RATE_LIMITED, "too many requests: wait, and ask again")
                .number("retry_after_ms", millis)
                .utf8();
    }

    private static JsonObject error(JsonObject object, ErrorCode code, String message) {
        return object.text("code", code.wireName()).text("message", message);
    }

    /**
     * Asks the device to connect again, for this server stops.
     *
     * @param after how long it should wait with that
     * @return the whole frame
     */
    public static byte[] reconnect(Duration after) {
        return JsonObject.op("reconnect", Optional.empty())
                .number("after_ms", after.toMillis())
                .utf8();
    }
}
