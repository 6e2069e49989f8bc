package org.wschat.client;

import org.jspecify.annotations.Nullable;

/**
 * A line of the list of conversations.
 *
 * @param peer the other person
 * @param lastSeq the place of the latest message
 * @param unread how many messages of the other were not read
 * @param readSeq up to where the user of the client has read; 0 for nothing
 * @param peerReadSeq up to where the other has read; 0 for nothing
 * @param lastMessage the latest message; {@code null} if there is none to show
 */
public record Conversation(
        String peer,
        long lastSeq,
        long unread,
        long readSeq,
        long peerReadSeq,
        @Nullable Message lastMessage) {}
