package org.wschat.application.port.inbound;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.domain.message.ReadReceipt;

/** Marks all that somebody said, up to a place, as read. */
public interface ReadThroughUseCase {

    /**
     * Marks, and tells every connection of both people once that is committed.
     *
     * @param receipt who has read what; a place behind the newest message stands for the newest
     * @return through where the messages are marked; empty if the two never wrote; or {@link org.wschat.application.port.outbound.MessageStoreException}
     */
    CompletionStage<Optional<ReadReceipt>> read(ReadReceipt receipt);
}
