package org.wschat.adapter.mysql;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wschat.domain.message.Message;

/** A row of the original's table. */
record OriginalEntry(
        long id,
        @Nullable LocalDateTime createdAt,
        @Nullable LocalDateTime updatedAt,
        boolean deleted,
        @Nullable String sendId,
        @Nullable String receiveId,
        @Nullable String content,
        boolean read) {

    private static final LocalDateTime NOON = LocalDateTime.parse("2026-11-23T12:00:00.125");

    static OriginalEntry of(long id, String sendId, String receiveId, String content, boolean read) {
        LocalDateTime createdAt = NOON.plusSeconds(id % 1_000);
        return new OriginalEntry(id, createdAt, createdAt, false, sendId, receiveId, content, read);
    }

    OriginalEntry asDeleted() {
        return new OriginalEntry(id, createdAt, updatedAt, true, sendId, receiveId, content, read);
    }

    OriginalEntry at(@Nullable LocalDateTime created, @Nullable LocalDateTime updated) {
        return new OriginalEntry(id, created, updated, deleted, sendId, receiveId, content, read);
    }

    /** The row that the original would have if it held the message. */
    static OriginalEntry of(Message message) {
        return new OriginalEntry(
                message.id(),
                LocalDateTime.ofInstant(message.sentAt(), ZoneOffset.UTC),
                LocalDateTime.ofInstant(message.updatedAt(), ZoneOffset.UTC),
                false,
                message.sender().value(),
                message.recipient().value(),
                message.text().value(),
                message.read());
    }
}
