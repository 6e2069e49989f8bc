package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.application.port.outbound.InboxQuery;

/** Lists the conversations of a person, latest first, a page at a time. */
public interface ListConversationsUseCase {

    /**
     * Reads one page.
     *
     * @param query whose, and which page
     * @return the page, and how much is unread in all; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<Inbox> list(InboxQuery query);
}
