package org.wschat.client;

import java.time.Duration;
import java.time.Instant;

/**
 * What the server says when a socket is open.
 *
 * @param user who the client is
 * @param session the mark of this socket
 * @param serverTime the server's clock
 * @param heartbeat how often the server wants to hear something
 * @param cursor from where {@code sync} would go on
 * @param frameBytes how long a frame may be
 * @param contentChars how long a content may be
 * @param page how many messages one answer may have
 */
public record Welcome(
        String user,
        String session,
        Instant serverTime,
        Duration heartbeat,
        String cursor,
        int frameBytes,
        int contentChars,
        int page) {}
