package org.wschat.application.port.outbound;

import java.util.List;
import org.wschat.domain.message.Message;

/**
 * A part of what a person has missed.
 *
 * @param messages those of one conversation in the order of their {@code seq}; a message that was changed stands where its
 *     change does
 * @param cursor from where to go on
 * @param complete whether nothing is left of what was stored when the first page was read over this connection
 */
public record SyncPage(List<Message> messages, SyncCursor cursor, boolean complete) {

    /**
     * Keeps a copy of the list.
     *
     * @param messages as above
     * @param cursor as above
     * @param complete as above
     */
    public SyncPage {
        messages = List.copyOf(messages);
    }
}
