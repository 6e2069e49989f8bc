package org.wschat.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.LastSeenStore;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.ClientId;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.InboxEntry;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.MessageText;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.domain.message.SendRefusal;
import org.wschat.domain.message.UnreadCount;

/**
 * The model of a message store: a list for each conversation, a flag on each message, one lock around everything. Its
 * stages are complete when they are returned. Every other store is compared with it.
 */
public final class InMemoryMessageStore implements MessageStore, InboxStore, LastSeenStore {

    private final Map<Conversation, List<Message>> conversations = new HashMap<>();
    private final Map<UserId, Map<ClientId, NewMessage>> named = new HashMap<>();
    private final Set<Block> blocks = new HashSet<>();
    private final Map<UserId, Instant> seen = new HashMap<>();
    private final List<Event> events = new ArrayList<>();
    private long lastId;

    @Override
    public synchronized CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        Optional<NewMessage> before = message.clientId().map(namedBy(message.sender())::get);
        if (before.isPresent()) {
            return CompletableFuture.completedFuture(again(message, before.get()));
        }
        if (blocks.stream().anyMatch(block -> isOf(block, message.sender(), message.recipient()))) {
            return CompletableFuture.completedFuture(new AppendOutcome.Refused(SendRefusal.BLOCKED));
        }
        long sent = countFrom(message.sender(), message.conversation());
        long answers = countFrom(message.recipient(), message.conversation());
        boolean toSelf = message.sender().equals(message.recipient());
        if (!toSelf && !rule.allows(sent, answers)) {
            return CompletableFuture.completedFuture(new AppendOutcome.Refused(SendRefusal.FIRST_CONTACT_LIMIT));
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
                false,
                message.clientId(),
                Optional.empty(),
                Optional.empty());
        messages.add(stored);
        events.add(new Event(stored.conversation(), stored.seq()));
        message.clientId().ifPresent(id -> namedBy(message.sender()).put(id, message));
        return CompletableFuture.completedFuture(new AppendOutcome.Appended(stored));
    }

    @Override
    public synchronized CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window) {
        Optional<Message> stored = messages(change.conversation())
                .filter(message -> message.seq() == change.seq())
                .findAny();
        Optional<ChangeRefusal> refusal =
                stored.isEmpty() ? Optional.of(ChangeRefusal.NOT_FOUND) : change.refusal(stored.get(), window);
        if (refusal.isEmpty()
                && !change.recalls()
                && blocks.stream().anyMatch(block -> isOf(block, change.sender(), change.peer()))) {
            refusal = Optional.of(ChangeRefusal.BLOCKED);
        }
        if (refusal.isPresent()) {
            return CompletableFuture.completedFuture(new ChangeOutcome.Refused(refusal.get()));
        }
        Message changed = change.applyTo(stored.orElseThrow());
        conversations
                .getOrDefault(change.conversation(), List.of())
                .replaceAll(message -> message.seq() == change.seq() ? changed : message);
        events.add(new Event(change.conversation(), change.seq()));
        return CompletableFuture.completedFuture(
                new ChangeOutcome.Changed(changed, change.isMadeIn(stored.orElseThrow())));
    }

    private static boolean isOf(Block block, UserId blocked, UserId user) {
        return block.user().equals(user) && block.blocked().equals(blocked);
    }

    @Override
    public synchronized CompletionStage<Void> block(Block block) {
        blocks.add(block);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> unblock(Block block) {
        blocks.remove(block);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<List<UserId>> blockedBy(UserId user) {
        return CompletableFuture.completedFuture(blocks.stream()
                .filter(block -> block.user().equals(user))
                .map(Block::blocked)
                .sorted()
                .toList());
    }

    private Map<ClientId, NewMessage> namedBy(UserId sender) {
        return named.computeIfAbsent(sender, unknown -> new HashMap<>());
    }

    private AppendOutcome again(NewMessage message, NewMessage before) {
        boolean same =
                before.recipient().equals(message.recipient()) && before.text().equals(message.text());
        return same
                ? messages(message.conversation())
                        .filter(each -> each.sender().equals(message.sender())
                                && each.clientId().equals(message.clientId()))
                        .map(each -> new AppendOutcome.Appended(each, true))
                        .findAny()
                        .orElseThrow()
                : new AppendOutcome.Refused(SendRefusal.CLIENT_ID_TAKEN);
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
                .filter(each -> isOf(query.user(), each))
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
    public synchronized CompletionStage<InboxPage> inbox(InboxQuery query) {
        List<InboxEntry> entries = conversations.keySet().stream()
                .filter(each -> isOf(query.user(), each))
                .map(each -> entry(each, query.user()))
                .filter(entry -> entry.last().id() < query.before().orElse(Long.MAX_VALUE))
                .sorted(Comparator.comparingLong(
                                (InboxEntry entry) -> entry.last().id())
                        .reversed())
                .toList();
        List<InboxEntry> page = first(query.maxEntries(), entries);
        return CompletableFuture.completedFuture(new InboxPage(
                page,
                page.size() == entries.size()
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).last().id())));
    }

    private InboxEntry entry(Conversation conversation, UserId user) {
        List<Message> messages = messages(conversation).toList();
        return new InboxEntry(
                summary(conversation, user), positions(conversation, user), messages.get(messages.size() - 1));
    }

    @Override
    public synchronized CompletionStage<ReadPositions> readPositions(Conversation conversation, UserId user) {
        return CompletableFuture.completedFuture(positions(conversation, user));
    }

    private ReadPositions positions(Conversation conversation, UserId user) {
        return new ReadPositions(readThrough(conversation, user), readThrough(conversation, conversation.peerOf(user)));
    }

    private long readThrough(Conversation conversation, UserId reader) {
        return messages(conversation)
                .takeWhile(message -> message.read() || !message.recipient().equals(reader))
                .count();
    }

    @Override
    public synchronized CompletionStage<Optional<ReadReceipt>> markReadThrough(ReadReceipt receipt) {
        Conversation conversation = Conversation.between(receipt.reader(), receipt.peer());
        long seq = Math.min(receipt.seq(), messages(conversation).count());
        if (seq == 0) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        conversations
                .getOrDefault(conversation, List.of())
                .replaceAll(message ->
                        message.seq() <= seq && message.sender().equals(receipt.peer()) ? asRead(message) : message);
        long through = Math.max(seq, readThrough(conversation, receipt.reader()));
        return CompletableFuture.completedFuture(
                Optional.of(new ReadReceipt(receipt.reader(), receipt.peer(), through)));
    }

    @Override
    public synchronized CompletionStage<Boolean> isBlocked(Block block) {
        return CompletableFuture.completedFuture(blocks.contains(block));
    }

    @Override
    public synchronized SyncCursor cursor() {
        return new SyncCursor(String.valueOf(events.size()));
    }

    @Override
    public synchronized CompletionStage<SyncPage> sync(SyncQuery query) {
        String after = query.after().value();
        if (!after.matches("[0-9]{1,9}") || Integer.parseInt(after) > events.size()) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException("cursor: not one (expected: one that this server has given)"));
        }
        List<Message> messages = new ArrayList<>();
        int next = Integer.parseInt(after);
        while (next < events.size() && messages.size() < query.maxMessages()) {
            Event event = events.get(next);
            if (isOf(query.user(), event.conversation())) {
                messages.add(messages(event.conversation()).toList().get((int) event.seq() - 1));
            }
            next++;
        }
        return CompletableFuture.completedFuture(
                new SyncPage(messages, new SyncCursor(String.valueOf(next)), next >= events.size()));
    }

    @Override
    public synchronized CompletionStage<Void> noteSeen(UserId user, Instant at) {
        seen.merge(user, at, (one, other) -> one.isAfter(other) ? one : other);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
        Map<UserId, Instant> found = new HashMap<>(seen);
        found.keySet().retainAll(Set.copyOf(users));
        return CompletableFuture.completedFuture(found);
    }

    private static boolean isOf(UserId user, Conversation conversation) {
        return user.equals(conversation.low()) || user.equals(conversation.high());
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

    /** Empties the texts of all that somebody has sent, and forgets whom they blocked. */
    synchronized void eraseTexts(UserId sender) {
        named.remove(sender);
        seen.remove(sender);
        blocks.removeIf(block -> block.user().equals(sender));
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
        return with(message.text(), true, message.clientId(), message);
    }

    private static Message withoutText(Message message) {
        return with(MessageText.EMPTY, message.read(), Optional.empty(), message);
    }

    private static Message with(MessageText text, boolean read, Optional<ClientId> clientId, Message message) {
        return new Message(
                message.id(),
                message.position(),
                message.sender(),
                message.recipient(),
                text,
                message.sentAt(),
                message.updatedAt(),
                read,
                clientId,
                message.editedAt(),
                message.recalledAt());
    }

    private static <T> List<T> first(int max, List<T> all) {
        return all.subList(0, Math.min(max, all.size()));
    }

    /** A message that was stored, or changed. */
    private record Event(Conversation conversation, long seq) {}
}
