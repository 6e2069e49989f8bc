package org.wschat.application;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.wschat.application.port.inbound.SendMessageCommand;
import org.wschat.application.port.inbound.SendMessageOutcome;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ConnectionId;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.MessageDelivery.Delivery;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.ReadMark;

/** Stores first, then delivers, in the order of what is stored, then marks as read what a socket of the recipient has been written. */
final class SendMessageService implements SendMessageUseCase {

    private final MessageStore store;
    private final MessageDelivery delivery;
    private final Clock clock;
    private final FirstContactRule rule;
    private final OrderOfCalls order = new OrderOfCalls();

    SendMessageService(MessageStore store, MessageDelivery delivery, Clock clock, FirstContactRule rule) {
        this.store = store;
        this.delivery = delivery;
        this.clock = clock;
        this.rule = rule;
    }

    @Override
    public CompletionStage<SendMessageOutcome> send(SendMessageCommand command) {
        NewMessage message = new NewMessage(
                command.sender(), command.recipient(), command.text(), clock.instant(), command.clientId());
        return order.call(
                message.conversation(),
                () -> store.append(message, rule),
                outcome -> deliver(outcome, command.origin()));
    }

    private SendMessageOutcome deliver(AppendOutcome outcome, Optional<ConnectionId> origin) {
        return outcome.fold(
                appended -> deliver(appended.message(), appended.repeated(), origin),
                refused -> new SendMessageOutcome.Refused(refused.why()));
    }

    /** What was sent before is delivered again while it is unread: perhaps the server stopped before it could be. */
    private SendMessageOutcome deliver(Message message, boolean repeated, Optional<ConnectionId> origin) {
        Delivery reached = repeated ? delivery.deliverAgain(message) : delivery.deliver(message, origin);
        // A mark that fails leaves the message unread, which is what the recipient then sees: nothing is lost.
        reached.written().thenAccept(written -> {
            if (written) {
                store.markRead(ReadMark.of(message));
            }
        });
        return new SendMessageOutcome.Sent(message, reached.peerOnline(), repeated);
    }
}
