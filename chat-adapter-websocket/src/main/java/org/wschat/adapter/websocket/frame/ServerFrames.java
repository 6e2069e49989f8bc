package org.wschat.adapter.websocket.frame;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.UnreadCount;

/**
 * The bytes of what clients are told: fields, their order, escapes and the newline at the end are the original's.
 */
public final class ServerFrames {

    /** Who speaks when it is neither of the two people. */
    public static final String SERVER = "Server";

    /** RFC 3339 in UTC, with milliseconds even if they are zero. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private ServerFrames() {}

    /**
     * Names one side of a conversation the way answers and pushes do.
     *
     * @param from the person on the left
     * @param to the person on the right
     * @return the two ids with {@code ->} between them
     */
    public static String direction(UserId from, UserId to) {
        return from.value() + "->" + to.value();
    }

    /**
     * An answer or a push with a text.
     *
     * @param from who speaks: {@link #SERVER}, a person, or a direction
     * @param code the code that programs read
     * @param content the text
     * @return the whole frame
     */
    public static byte[] text(String from, int code, String content) {
        StringBuilder out = new StringBuilder(content.length() + 64);
        appendHead(out, from, code);
        return finish(JsonText.append(out, content));
    }

    /**
     * The answer to type 4.
     *
     * @param total how many messages are unread
     * @param counts how many of each sender
     * @return the whole frame
     */
    public static byte[] counts(long total, List<UnreadCount> counts) {
        StringBuilder out = new StringBuilder(48 + counts.size() * 48);
        out.append("{\"total_counts\":").append(total).append(",\"unread_counts\":");
        if (counts.isEmpty()) {
            return finish(out.append("null"));
        }
        char separator = '[';
        for (UnreadCount count : counts) {
            out.append(separator).append("{\"send_id\":");
            JsonText.append(out, count.sender().value());
            out.append(",\"unread_count\":").append(count.count()).append('}');
            separator = ',';
        }
        return finish(out.append(']'));
    }

    /**
     * Begins an answer that holds messages; {@link #appendMessage} and {@link #appendMessagesEnd} go on.
     *
     * @param out where to
     * @param from the peer
     * @param code the code that programs read
     */
    public static void appendMessagesStart(StringBuilder out, String from, int code) {
        appendHead(out, from, code);
        out.append('[');
    }

    /**
     * Appends one message of such an answer.
     *
     * @param out where to
     * @param message the message
     */
    public static void appendMessage(StringBuilder out, Message message) {
        out.append("{\"ID\":").append(message.id()).append(",\"CreatedAt\":\"");
        TIME.formatTo(message.sentAt(), out);
        out.append("\",\"UpdatedAt\":\"");
        TIME.formatTo(message.updatedAt(), out);
        out.append("\",\"DeletedAt\":");
        appendDeletedAt(out, message);
        out.append(",\"send_id\":");
        JsonText.append(out, message.sender().value());
        out.append(",\"receive_id\":");
        JsonText.append(out, message.recipient().value());
        out.append(",\"content\":");
        JsonText.append(out, message.text().value());
        out.append(",\"is_read\":").append(message.read()).append('}');
    }

    private static void appendDeletedAt(StringBuilder out, Message message) {
        if (message.recalledAt().isEmpty()) {
            out.append("null");
        } else {
            out.append('"');
            TIME.formatTo(message.recalledAt().get(), out);
            out.append('"');
        }
    }

    /**
     * Ends such an answer.
     *
     * @param out where to
     */
    public static void appendMessagesEnd(StringBuilder out) {
        out.append("]}\n");
    }

    private static void appendHead(StringBuilder out, String from, int code) {
        out.append("{\"from\":");
        JsonText.append(out, from);
        out.append(",\"code\":").append(code).append(",\"content\":");
    }

    private static byte[] finish(StringBuilder out) {
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
