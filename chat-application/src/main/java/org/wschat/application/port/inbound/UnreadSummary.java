package org.wschat.application.port.inbound;

import java.util.List;
import org.wschat.domain.message.UnreadCount;

/**
 * What a person has not read.
 *
 * @param counts one entry for each sender with unread messages, in the order of their ids
 */
public record UnreadSummary(List<UnreadCount> counts) {

    /**
     * Keeps a copy of the list.
     *
     * @param counts as above
     */
    public UnreadSummary {
        counts = List.copyOf(counts);
    }

    /** {@return the sum of all counts} */
    public long total() {
        return counts.stream().mapToLong(UnreadCount::count).sum();
    }
}
