package org.wschat.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/**
 * The model of a message store: a list for each conversation, a flag on each message, one lock around everything. Its
 * stages are complete when they are returned. Every other store is compared with it.
 */
public final class InMemoryMessageStore implements MessageStore {

    private final Map<Conversation, List<Message>> conversations = new HashMap<>();
    private long lastId;

    @Override
    public synchronized CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        long sent = countFrom(message.sender(), message.conversation());
        long answers = countFrom(message.recipient(), message.conversation());
        boolean toSelf = message.sender().equals(message.recipient());
        if (!toSelf && !rule.allows(sent, answers)) {
            return CompletableFuture.completedFuture(new AppendOutcome.LimitReached());
        }
        List<Message> messages = conversations.computeIfAbsent(message.conversation(), c -> new ArrayList<>());
        lastId++;
        Message stored = new Message(
                lastId,
                new MessagePosition(messages.size() + 1L, sent + 1),
                message.sender(),
                message.recipient(),
                message.text(),
                message.sentAt(),
                message.sentAt(),
                false);
        messages.add(stored);
        return CompletableFuture.completedFuture(new AppendOutcome.Appended(stored));
    }

    @Override
    public synchronized CompletionStage<MessagePage> history(HistoryQuery query) {
        List<Message> older = messages(query.conversation())
                .filter(message -> message.seq() < query.beforeSeq())
                .sorted(Comparator.comparingLong(Message::seq).reversed())
                .toList();
        return CompletableFuture.completedFuture(
                new MessagePage(first(query.maxMessages(), older), older.size() > query.maxMessages()));
    }

    @Override
    public synchronized CompletionStage<MessagePage> transcript(TranscriptQuery query) {
        List<Message> newer = messages(query.conversation())
                .filter(message -> message.seq() > query.afterSeq() && message.seq() <= query.throughSeq())
                .toList();
        return CompletableFuture.completedFuture(
                new MessagePage(first(query.maxMessages(), newer), newer.size() > query.maxMessages()));
    }

    @Override
    public synchronized CompletionStage<ConversationsPage> conversations(ConversationsQuery query) {
        List<ConversationSummary> behind = conversations.keySet().stream()
                .filter(each -> query.user().equals(each.low()) || query.user().equals(each.high()))
                .map(each -> summary(each, query.user()))
                .filter(each -> query.after().isEmpty()
                        || each.peer().compareTo(query.after().get()) > 0)
                .sorted(Comparator.comparing(ConversationSummary::peer))
                .toList();
        return CompletableFuture.completedFuture(new ConversationsPage(
                first(query.maxConversations(), behind), behind.size() > query.maxConversations()));
    }

    private ConversationSummary summary(Conversation conversation, UserId user) {
        UserId peer = conversation.peerOf(user);
        long unread = messages(conversation)
                .filter(message -> message.recipient().equals(user) && !message.read())
                .count();
        return new ConversationSummary(peer, messages(conversation).count(), unread);
    }

    @Override
    public synchronized CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return CompletableFuture.completedFuture(messages(conversation)
                .filter(message -> message.id() == id)
                .mapToLong(Message::seq)
                .findAny());
    }

    @Override
    public synchronized CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        Conversation conversation = Conversation.between(query.reader(), query.sender());
        long after = query.after().map(MessagePosition::senderSeq).orElse(0L);
        long through = Math.min(query.through(), countFrom(query.sender(), conversation));
        List<Message> unread = messages(conversation)
                .filter(from(query.sender()))
                .filter(message -> !message.read())
                .filter(message -> message.position().senderSeq() > after
                        && message.position().senderSeq() <= through)
                .toList();
        return CompletableFuture.completedFuture(
                new UnreadSlice(first(query.maxMessages(), unread), unread.size() > query.maxMessages(), through));
    }

    @Override
    public synchronized CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        Map<UserId, Long> counts = new TreeMap<>();
        conversations.values().stream()
                .flatMap(List::stream)
                .filter(message -> message.recipient().equals(reader) && !message.read())
                .forEach(message -> counts.merge(message.sender(), 1L, Long::sum));
        return CompletableFuture.completedFuture(counts.entrySet().stream()
                .map(entry -> new UnreadCount(entry.getKey(), entry.getValue()))
                .toList());
    }

    @Override
    public synchronized CompletionStage<Void> markRead(ReadMark mark) {
        conversations.computeIfPresent(mark.conversation(), (conversation, messages) -> {
            messages.replaceAll(message -> names(mark, message) ? asRead(message) : message);
            return messages;
        });
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> checkReady() {
        return CompletableFuture.completedFuture(null);
    }

    /** Whether somebody has sent or read a message under an id. */
    synchronized boolean isUsed(UserId id) {
        return conversations.values().stream()
                .flatMap(List::stream)
                .anyMatch(message ->
                        message.sender().equals(id) || (message.recipient().equals(id) && message.read()));
    }

    /** Empties the texts of all that somebody has sent. */
    synchronized void eraseTexts(UserId sender) {
        conversations
                .values()
                .forEach(messages ->
                        messages.replaceAll(message -> from(sender).test(message) ? withoutText(message) : message));
    }

    private Stream<Message> messages(Conversation conversation) {
        return conversations.getOrDefault(conversation, List.of()).stream();
    }

    private long countFrom(UserId sender, Conversation conversation) {
        return messages(conversation).filter(from(sender)).count();
    }

    private static Predicate<Message> from(UserId sender) {
        return message -> message.sender().equals(sender);
    }

    private static boolean names(ReadMark mark, Message message) {
        return message.sender().equals(mark.sender())
                && message.position().senderSeq() >= mark.first().senderSeq()
                && message.position().senderSeq() <= mark.last().senderSeq();
    }

    private static Message asRead(Message message) {
        return with(message.text(), true, message);
    }

    private static Message withoutText(Message message) {
        return with(new MessageText(""), message.read(), message);
    }

    private static Message with(MessageText text, boolean read, Message message) {
        return new Message(
                message.id(),
                message.position(),
                message.sender(),
                message.recipient(),
                text,
                message.sentAt(),
                message.updatedAt(),
                read);
    }

    private static <T> List<T> first(int max, List<T> all) {
        return all.subList(0, Math.min(max, all.size()));
    }
}
