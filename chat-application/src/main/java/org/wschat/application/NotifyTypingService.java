package org.wschat.application;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.NotifyTypingUseCase;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.UserId;

/** Tells, unless it would be unwelcome. */
final class NotifyTypingService implements NotifyTypingUseCase {

    private final InboxStore inbox;
    private final MessageDelivery delivery;

    NotifyTypingService(InboxStore inbox, MessageDelivery delivery) {
        this.inbox = inbox;
        this.delivery = delivery;
    }

    @Override
    public CompletionStage<Void> typing(UserId from, UserId to) {
        if (from.equals(to)) {
            return CompletableFuture.completedStage(null);
        }
        return inbox.isBlocked(new Block(to, from)).thenAccept(blocked -> {
            if (!blocked) {
                delivery.typing(from, to);
            }
        });
    }
}
