package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Reads a conversation, a page at a time, in either direction. */
public interface ReadConversationUseCase {

    /**
     * Reads one page. Marks nothing as read.
     *
     * @param query which page
     * @return the page, without messages if there are none; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<ConversationPage> read(ReadConversationQuery query);
}
