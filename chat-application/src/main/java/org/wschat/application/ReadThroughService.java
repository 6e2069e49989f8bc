package org.wschat.application;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ReadThroughUseCase;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.domain.message.ReadReceipt;

/** Marks first, then tells. */
final class ReadThroughService implements ReadThroughUseCase {

    private final InboxStore inbox;
    private final MessageDelivery delivery;
    private final Clock clock;

    ReadThroughService(InboxStore inbox, MessageDelivery delivery, Clock clock) {
        this.inbox = inbox;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<ReadReceipt>> read(ReadReceipt receipt) {
        return inbox.markReadThrough(receipt).thenApply(marked -> {
            marked.ifPresent(through -> delivery.read(through, clock.instant()));
            return marked;
        });
    }
}
