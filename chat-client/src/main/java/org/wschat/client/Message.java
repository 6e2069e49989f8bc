package org.wschat.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a conversation.
 *
 * @param id unique among all messages
 * @param seq its place in the conversation: 1, 2, 3, …
 * @param from who wrote it
 * @param to whom it was written to
 * @param content its text; empty if it was recalled
 * @param clientId the mark its sender gave it; {@code null} if none
 * @param sentAt when the server took it
 * @param editedAt when its sender last edited it; {@code null} if never
 * @param recalledAt when its sender recalled it; {@code null} if never
 */
public record Message(
        long id,
        long seq,
        String from,
        String to,
        String content,
        @Nullable String clientId,
        Instant sentAt,
        @Nullable Instant editedAt,
        @Nullable Instant recalledAt) {

    /**
     * Finds the other person of the conversation.
     *
     * @param me the user of the client
     * @return who the user of the client writes with here
     */
    public String peerOf(String me) {
        return from.equals(me) ? to : from;
    }
}
