package org.wschat.application.port.outbound;

import java.util.Optional;
import org.wschat.domain.conversation.UserId;

/**
 * Names one page of the list of a person's conversations, latest first.
 *
 * @param user the person
 * @param before conversations whose newest message has an id below this one, as {@link InboxPage#next} gives it; empty
 *     starts at the latest
 * @param maxEntries the most conversations the page may have, at least 1
 */
public record InboxQuery(UserId user, Optional<Long> before, int maxEntries) {

    /**
     * Checks the size.
     *
     * @param user as above
     * @param before as above
     * @param maxEntries as above
     * @throws IllegalArgumentException if {@code maxEntries} is below 1
     */
    public InboxQuery {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries: " + maxEntries + " (expected: at least 1)");
        }
    }
}
