package org.wschat.adapter.sql.row;

import org.jspecify.annotations.Nullable;

/**
 * A message of the past as it is written, with an id of the writer's choice.
 *
 * @param id its unique id
 * @param conversationId its conversation
 * @param seq its place there
 * @param sender the side of its sender
 * @param senderSeq its place among those of its sender
 * @param sentAt milliseconds since 1970 UTC
 * @param updatedAt milliseconds since 1970 UTC; null if it never changed
 * @param writeToken what tells the batch it is written in from all others
 * @param text what was said
 */
public record PastMessageRow(
        long id,
        long conversationId,
        long seq,
        int sender,
        long senderSeq,
        long sentAt,
        @Nullable Long updatedAt,
        long writeToken,
        String text) {}
