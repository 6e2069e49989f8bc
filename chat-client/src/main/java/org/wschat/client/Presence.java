package org.wschat.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is there.
 *
 * @param user who
 * @param online whether a socket of theirs is open
 * @param lastSeen when one last was; {@code null} if it is not known
 */
public record Presence(
        String user, boolean online, @Nullable Instant lastSeen) {}
