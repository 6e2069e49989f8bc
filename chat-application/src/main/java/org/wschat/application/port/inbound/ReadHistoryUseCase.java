package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;

/** Reads what two people said to each other, newest first, a page at a time. */
public interface ReadHistoryUseCase {

    /**
     * Reads one page. Reading marks nothing as read; {@link MarkReadUseCase} does, once the reader really has the page.
     *
     * @param query whose conversation, from where, how much
     * @return the page, or that the message to start before does not exist; or
     *     {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<ReadHistoryOutcome> read(ReadHistoryQuery query);
}
