package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Reads what one sender wrote and the reader has not read, oldest first, a page at a time. */
public interface ReadUnreadUseCase {

    /**
     * Reads one page. Reading marks nothing as read; {@link MarkReadUseCase} does, once the reader really has the page.
     *
     * @param query whose messages, from where, how much
     * @return the page; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<UnreadPage> read(ReadUnreadQuery query);
}
