package org.wschat.application.port.outbound;

import java.util.List;
import java.util.Optional;
import org.wschat.domain.message.InboxEntry;

/**
 * One page of the list of a person's conversations.
 *
 * @param entries latest first, by the ids of their newest messages. A store may cut a page short to bound its memory, but
 *     never to nothing while there are conversations
 * @param next what to give to the query for the next page; empty if this is the last
 */
public record InboxPage(List<InboxEntry> entries, Optional<Long> next) {

    /**
     * Keeps a copy of the list.
     *
     * @param entries as above
     * @param next as above
     */
    public InboxPage {
        entries = List.copyOf(entries);
    }
}
