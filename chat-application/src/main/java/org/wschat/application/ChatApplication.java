package org.wschat.application;

import java.time.Clock;
import org.wschat.application.port.inbound.AdmitUseCase;
import org.wschat.application.port.inbound.AuthenticateUseCase;
import org.wschat.application.port.inbound.CheckReadinessUseCase;
import org.wschat.application.port.inbound.CountUnreadUseCase;
import org.wschat.application.port.inbound.MarkReadUseCase;
import org.wschat.application.port.inbound.ReadHistoryUseCase;
import org.wschat.application.port.inbound.ReadUnreadUseCase;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.application.port.outbound.Admission;
import org.wschat.application.port.outbound.MessageDelivery;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.message.FirstContactRule;

/**
 * The door to the application: give it the ports it needs, and it gives the use cases. It holds no state of its own and
 * may be used from any thread.
 */
public final class ChatApplication {

    private final SendMessageUseCase sendMessage;
    private final ReadHistoryUseCase readHistory;
    private final ReadUnreadUseCase readUnread;
    private final MarkReadUseCase markRead;
    private final CountUnreadUseCase countUnread;
    private final CheckReadinessUseCase checkReadiness;
    private final AuthenticateUseCase authenticate;
    private final AdmitUseCase admit;

    private ChatApplication(
            MessageStore store, MessageDelivery delivery, Clock clock, FirstContactRule rule, Admission admission) {
        this.sendMessage = new SendMessageService(store, delivery, clock, rule);
        this.readHistory = new ReadHistoryService(store);
        this.readUnread = new ReadUnreadService(store);
        this.markRead = store::markRead;
        this.countUnread = new CountUnreadService(store);
        this.checkReadiness = new CheckReadinessService(store);
        this.authenticate = admission.authenticator()::authenticate;
        this.admit = new AdmitService(admission.authenticator(), admission.registry(), admission.guests());
    }

    /**
     * Joins the ports, and admits everybody under any id, without a token.
     *
     * @param store keeps the messages
     * @param delivery pushes them to who is connected
     * @param clock tells when a message was sent
     * @param rule how often somebody may write to a person who never answered
     * @return the application
     */
    public static ChatApplication of(MessageStore store, MessageDelivery delivery, Clock clock, FirstContactRule rule) {
        return of(store, delivery, clock, rule, Admission.OF_ALL);
    }

    /**
     * Joins the ports.
     *
     * @param store keeps the messages
     * @param delivery pushes them to who is connected
     * @param clock tells when a message was sent
     * @param rule how often somebody may write to a person who never answered
     * @param admission who may act under which id
     * @return the application
     */
    public static ChatApplication of(
            MessageStore store, MessageDelivery delivery, Clock clock, FirstContactRule rule, Admission admission) {
        return new ChatApplication(store, delivery, clock, rule, admission);
    }

    /** {@return the use case that sends a message} */
    public SendMessageUseCase sendMessage() {
        return sendMessage;
    }

    /** {@return the use case that reads a conversation, newest first} */
    public ReadHistoryUseCase readHistory() {
        return readHistory;
    }

    /** {@return the use case that reads unread messages, oldest first} */
    public ReadUnreadUseCase readUnread() {
        return readUnread;
    }

    /** {@return the use case that marks messages as read} */
    public MarkReadUseCase markRead() {
        return markRead;
    }

    /** {@return the use case that counts unread messages} */
    public CountUnreadUseCase countUnread() {
        return countUnread;
    }

    /** {@return the use case that tells who shows a token} */
    public AuthenticateUseCase authenticate() {
        return authenticate;
    }

    /** {@return the use case that decides whether somebody may act under an id} */
    public AdmitUseCase admit() {
        return admit;
    }

    /** {@return the use case that tells whether messages can be taken} */
    public CheckReadinessUseCase checkReadiness() {
        return checkReadiness;
    }
}
