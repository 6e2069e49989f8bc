package org.wschat.application;

import java.time.Clock;
import org.wschat.application.port.inbound.AdmitUseCase;
import org.wschat.application.port.inbound.AuthenticateUseCase;
import org.wschat.application.port.inbound.BlockUserUseCase;
import org.wschat.application.port.inbound.CheckReadinessUseCase;
import org.wschat.application.port.inbound.CountUnreadUseCase;
import org.wschat.application.port.inbound.EditMessageUseCase;
import org.wschat.application.port.inbound.FindLastSeenUseCase;
import org.wschat.application.port.inbound.ListBlocksUseCase;
import org.wschat.application.port.inbound.ListConversationsUseCase;
import org.wschat.application.port.inbound.MarkReadUseCase;
import org.wschat.application.port.inbound.NoteSeenUseCase;
import org.wschat.application.port.inbound.NotifyTypingUseCase;
import org.wschat.application.port.inbound.ReadConversationUseCase;
import org.wschat.application.port.inbound.ReadHistoryUseCase;
import org.wschat.application.port.inbound.ReadThroughUseCase;
import org.wschat.application.port.inbound.ReadUnreadUseCase;
import org.wschat.application.port.inbound.RecallMessageUseCase;
import org.wschat.application.port.inbound.SendMessageUseCase;
import org.wschat.application.port.inbound.SyncCursorUseCase;
import org.wschat.application.port.inbound.SyncUseCase;
import org.wschat.application.port.outbound.ChatPorts;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.domain.message.ChatRules;

/**
 * The door to the application: give it the ports it needs, and it gives the use cases. It holds no state of its own and
 * may be used from any thread.
 */
public final class ChatApplication {

    private final ChatPorts ports;
    private final SendMessageUseCase sendMessage;
    private final ChangeMessageService changeMessage;
    private final AdmitUseCase admit;
    private final ReadHistoryUseCase readHistory;
    private final ReadUnreadUseCase readUnread;
    private final CountUnreadUseCase countUnread;
    private final ReadConversationUseCase readConversation;
    private final ReadThroughUseCase readThrough;
    private final ListConversationsUseCase listConversations;
    private final NotifyTypingUseCase notifyTyping;
    private final NoteSeenUseCase noteSeen;

    private ChatApplication(ChatPorts ports, ChatRules rules, Clock clock) {
        MessageStore store = ports.messages();
        this.ports = ports;
        this.sendMessage = new SendMessageService(store, ports.delivery(), clock, rules.firstContact());
        this.changeMessage = new ChangeMessageService(store, ports.delivery(), rules, clock);
        this.admit = new AdmitService(
                ports.admission().authenticator(),
                ports.admission().registry(),
                ports.admission().guests());
        this.readHistory = new ReadHistoryService(store);
        this.readUnread = new ReadUnreadService(store);
        this.countUnread = new CountUnreadService(store);
        this.readConversation = new ReadConversationService(store, ports.inbox());
        this.readThrough = new ReadThroughService(ports.inbox(), ports.delivery(), clock);
        this.listConversations = new ListConversationsService(store, ports.inbox());
        this.notifyTyping = new NotifyTypingService(ports.inbox(), ports.delivery());
        this.noteSeen = new NoteSeenService(ports.lastSeen(), clock);
    }

    /**
     * Joins the ports.
     *
     * @param ports what the chat needs of the outside
     * @param rules what people may do
     * @param clock tells when something happened
     * @return the application
     */
    public static ChatApplication of(ChatPorts ports, ChatRules rules, Clock clock) {
        return new ChatApplication(ports, rules, clock);
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
        return ports.messages()::markRead;
    }

    /** {@return the use case that counts unread messages} */
    public CountUnreadUseCase countUnread() {
        return countUnread;
    }

    /** {@return the use case that tells who shows a token} */
    public AuthenticateUseCase authenticate() {
        return ports.admission().authenticator()::authenticate;
    }

    /** {@return the use case that decides whether somebody may act under an id} */
    public AdmitUseCase admit() {
        return admit;
    }

    /** {@return the use case that tells whether messages can be taken} */
    public CheckReadinessUseCase checkReadiness() {
        return new CheckReadinessService(ports.messages());
    }

    /** {@return the use case that edits a message} */
    public EditMessageUseCase editMessage() {
        return changeMessage;
    }

    /** {@return the use case that recalls a message} */
    public RecallMessageUseCase recallMessage() {
        return changeMessage;
    }

    /** {@return the use case that reads a conversation in either direction, oldest first} */
    public ReadConversationUseCase readConversation() {
        return readConversation;
    }

    /** {@return the use case that marks all up to a place as read} */
    public ReadThroughUseCase readThrough() {
        return readThrough;
    }

    /** {@return the use case that lists conversations, latest first} */
    public ListConversationsUseCase listConversations() {
        return listConversations;
    }

    /** {@return the use case that gives what was missed} */
    public SyncUseCase sync() {
        return ports.inbox()::sync;
    }

    /** {@return the use case that blocks people, and unblocks them} */
    public BlockUserUseCase blockUser() {
        return (block, blocked) ->
                blocked ? ports.messages().block(block) : ports.messages().unblock(block);
    }

    /** {@return the use case that names those whom somebody blocks} */
    public ListBlocksUseCase listBlocks() {
        return ports.messages()::blockedBy;
    }

    /** {@return the use case that tells that somebody is writing} */
    public NotifyTypingUseCase notifyTyping() {
        return notifyTyping;
    }

    /** {@return the use case that gives points to catch up from} */
    public SyncCursorUseCase syncCursor() {
        return ports.inbox()::cursor;
    }

    /** {@return the use case that remembers that somebody was connected} */
    public NoteSeenUseCase noteSeen() {
        return noteSeen;
    }

    /** {@return the use case that tells when people were last connected} */
    public FindLastSeenUseCase findLastSeen() {
        return ports.lastSeen()::lastSeen;
    }
}
