package org.wschat.application;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.ChangeMessageOutcome;
import org.wschat.application.port.inbound.EditMessageUseCase;
import org.wschat.application.port.inbound.RecallMessageUseCase;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ChatRules;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessageText;

/** Changes first, then tells; each kind of change has its window. */
final class ChangeMessageService implements EditMessageUseCase, RecallMessageUseCase {

    private final MessageStore store;
    private final MessageDelivery delivery;
    private final ChatRules rules;
    private final Clock clock;

    ChangeMessageService(MessageStore store, MessageDelivery delivery, ChatRules rules, Clock clock) {
        this.store = store;
        this.delivery = delivery;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public CompletionStage<ChangeMessageOutcome> edit(UserId sender, UserId peer, long seq, MessageText text) {
        return change(new MessageChange(sender, peer, seq, Optional.of(text), clock.instant()), rules.edit());
    }

    @Override
    public CompletionStage<ChangeMessageOutcome> recall(UserId sender, UserId peer, long seq) {
        return change(new MessageChange(sender, peer, seq, Optional.empty(), clock.instant()), rules.recall());
    }

    private CompletionStage<ChangeMessageOutcome> change(MessageChange change, ChangeWindow window) {
        return store.change(change, window)
                .thenApply(outcome -> outcome.fold(
                        changed -> {
                            delivery.changed(changed.message());
                            return new ChangeMessageOutcome.Changed(changed.message());
                        },
                        refused -> new ChangeMessageOutcome.Refused(refused.why())));
    }
}
