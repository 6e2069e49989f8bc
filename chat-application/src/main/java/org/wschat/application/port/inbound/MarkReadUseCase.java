package org.wschat.application.port.inbound;

import java.util.concurrent.CompletionStage;
import org.wschat.domain.message.ReadMark;

/** Marks messages as read by the person they were sent to. */
public interface MarkReadUseCase {

    /**
     * Marks one sender's messages, first to last; those of other senders stay as they are. Marking what is read already
     * changes nothing.
     *
     * @param mark who has read what; its positions are those of stored messages
     * @return completes once the marks are committed; or with
     *     {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<Void> mark(ReadMark mark);
}
