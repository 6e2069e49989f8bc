package org.wschat.adapter.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.importing.RowReceiver;
import org.wschat.adapter.sql.row.Refusal;
import org.wschat.adapter.sql.write.PastMessage;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.MessageText;

/**
 * A row of the original's table, before anything is checked.
 *
 * @param id its id
 * @param deleted whether it was deleted there; then nothing else is read
 * @param createdAt a date and time without a zone, as text
 * @param updatedAt the same
 * @param sender who wrote; null for the empty name
 * @param recipient to whom; null for the empty name
 * @param contentBytes how long the text is; null for none
 * @param content the text; null for the empty one, and if it is too long to be read at all
 * @param read whether it has been read
 */
record OriginalRow(
        long id,
        boolean deleted,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @Nullable String sender,
        @Nullable String recipient,
        @Nullable Long contentBytes,
        @Nullable String content,
        boolean read) {

    /** Times go as text: the driver would bring in time zones, and stumble over dates that are none. */
    static final String SELECT = """
            SELECT id, deleted_at IS NOT NULL, CAST(created_at AS CHAR), CAST(updated_at AS CHAR),
                   LEFT(send_id, %1$d), LEFT(receive_id, %1$d), LENGTH(CONVERT(content USING utf8mb4)),
                   IF(deleted_at IS NULL AND LENGTH(CONVERT(content USING utf8mb4)) <= %2$d, content, NULL), COALESCE(is_read, 0) <> 0
            FROM sql_messages WHERE id > ? ORDER BY id
            """.formatted(UserId.MAX_CHARACTERS + 1, MessageText.MAX_UTF8_BYTES);

    static OriginalRow of(ResultSet row) throws SQLException {
        return new OriginalRow(
                row.getLong(1),
                row.getBoolean(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getString(8),
                row.getBoolean(9));
    }

    /** Gives the row to the receiver, as a message if it can be one. */
    void giveTo(RowReceiver receiver, ZoneId zone) {
        if (deleted) {
            receiver.deleted(id);
            return;
        }
        Instant sentAt = instant(createdAt, zone);
        Refusal refusal = refusal(sentAt);
        if (refusal != null || sentAt == null) {
            receiver.refused(id, refusal == null ? Refusal.NO_TIME : refusal);
            return;
        }
        Instant changedAt = instant(updatedAt, zone);
        receiver.message(new PastMessage(
                id,
                new UserId(orEmpty(sender)),
                new UserId(orEmpty(recipient)),
                new MessageText(orEmpty(content)),
                sentAt,
                changedAt == null ? sentAt : changedAt,
                read));
    }

    private @Nullable Refusal refusal(@Nullable Instant sentAt) {
        Refusal ofUser = ofUser(orEmpty(sender));
        if (ofUser == null) {
            ofUser = ofUser(orEmpty(recipient));
        }
        if (ofUser != null) {
            return ofUser;
        }
        Refusal ofText = ofText();
        return ofText == null && sentAt == null ? Refusal.NO_TIME : ofText;
    }

    /** Whether a name is one is decided by {@link UserId}; here is only which word to use if it is none. */
    private static @Nullable Refusal ofUser(String name) {
        try {
            new UserId(name);
            return null;
        } catch (IllegalArgumentException e) {
            if (name.isEmpty()) {
                return Refusal.EMPTY_USER;
            }
            if (name.codePointCount(0, name.length()) > UserId.MAX_CHARACTERS) {
                return Refusal.LONG_USER;
            }
            return name.contains("->") ? Refusal.ARROW_IN_USER : Refusal.CHARACTER_IN_USER;
        }
    }

    private @Nullable Refusal ofText() {
        if (contentBytes != null && contentBytes > MessageText.MAX_UTF8_BYTES) {
            return Refusal.LONG_TEXT;
        }
        try {
            new MessageText(orEmpty(content));
            return null;
        } catch (IllegalArgumentException e) {
            return orEmpty(content).length() > MessageText.MAX_UTF8_BYTES / 3
                    ? Refusal.LONG_TEXT
                    : Refusal.MALFORMED_TEXT;
        }
    }

    /** In a gap of the zone's clock the time after it; of the two readings of an overlap the first. */
    private static @Nullable Instant instant(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .truncatedTo(ChronoUnit.MILLIS)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
