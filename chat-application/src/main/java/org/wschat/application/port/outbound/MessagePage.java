package org.wschat.application.port.outbound;

import java.util.List;
import org.wschat.domain.message.Message;

/**
 * One page of a conversation. A store may cut a page short to bound its memory, but never to nothing while there are
 * messages.
 *
 * @param messages newest first for a {@link HistoryQuery}, oldest first for a {@link TranscriptQuery}
 * @param more whether others follow in that order
 */
public record MessagePage(List<Message> messages, boolean more) {

    /**
     * Keeps a copy of the list.
     *
     * @param messages as above
     * @param more as above
     */
    public MessagePage {
        messages = List.copyOf(messages);
    }
}
