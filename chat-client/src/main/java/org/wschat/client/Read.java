package org.wschat.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has read a conversation up to a place: the user of the client, on any device, or the other person.
 *
 * @param reader who has read
 * @param peer whose messages the reader has read
 * @param seq up to where
 * @param readAt when; {@code null} if nothing was read yet
 */
public record Read(
        String reader, String peer, long seq, @Nullable Instant readAt) {}
