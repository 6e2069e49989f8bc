package org.wschat.application.port.outbound;

import java.time.Duration;
import java.util.Optional;
import org.wschat.domain.conversation.UserId;

/**
 * Bounds how often somebody who is connected may ask for something. May be called from any thread and never blocks. What it
 * remembers is bounded, whatever comes.
 */
public interface RequestLimiter {

    /** Bounds nothing. */
    RequestLimiter NONE = (user, address, kind) -> Optional.empty();

    /** What is asked for; each kind has bounds of its own. */
    enum Kind {
        /** A message is to be stored. */
        SEND,
        /** Messages, or conversations, are to be read. */
        READ,
        /** Anything else. */
        OTHER
    }

    /**
     * Takes one request. It counts for the user and for the address; one that may not be made counts for neither.
     *
     * @param user who asks
     * @param address from where; what is one address is for the limiter to say
     * @param kind what is asked for
     * @return empty if it may be made; otherwise how long to wait
     */
    Optional<Duration> take(UserId user, String address, Kind kind);
}
