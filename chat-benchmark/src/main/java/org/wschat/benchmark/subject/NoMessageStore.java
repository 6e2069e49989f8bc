package org.wschat.benchmark.subject;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
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
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeRefusal;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.domain.message.UnreadCount;

/** Says that everything is stored, and stores nothing. */
final class NoMessageStore implements MessageStore, InboxStore, LastSeenStore {

    private final AtomicLong lastId = new AtomicLong();

    @Override
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        long id = lastId.incrementAndGet();
        return CompletableFuture.completedStage(new AppendOutcome.Appended(new Message(
                id,
                new MessagePosition(id, id),
                message.sender(),
                message.recipient(),
                message.text(),
                message.sentAt(),
                message.sentAt(),
                false)));
    }

    @Override
    public CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window) {
        return CompletableFuture.completedStage(new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND));
    }

    @Override
    public CompletionStage<Void> block(Block block) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> unblock(Block block) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<List<UserId>> blockedBy(UserId user) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return CompletableFuture.completedStage(new MessagePage(List.of(), false));
    }

    @Override
    public CompletionStage<MessagePage> transcript(TranscriptQuery query) {
        return CompletableFuture.completedStage(new MessagePage(List.of(), false));
    }

    @Override
    public CompletionStage<ConversationsPage> conversations(ConversationsQuery query) {
        return CompletableFuture.completedStage(new ConversationsPage(List.of(), false));
    }

    @Override
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return CompletableFuture.completedStage(OptionalLong.empty());
    }

    @Override
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return CompletableFuture.completedStage(new UnreadSlice(List.of(), false, 0));
    }

    @Override
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Void> markRead(ReadMark mark) {
        return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<Void> checkReady() {
        return CompletableFuture.allOf();
    }

    @Override
    public CompletionStage<InboxPage> inbox(InboxQuery query) {
        return CompletableFuture.completedStage(new InboxPage(List.of(), Optional.empty()));
    }

    @Override
    public CompletionStage<ReadPositions> readPositions(Conversation conversation, UserId user) {
        return CompletableFuture.completedStage(ReadPositions.NONE);
    }

    @Override
    public CompletionStage<Optional<ReadReceipt>> markReadThrough(ReadReceipt receipt) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public CompletionStage<Boolean> isBlocked(Block block) {
        return CompletableFuture.completedStage(false);
    }

    @Override
    public SyncCursor cursor() {
        return new SyncCursor("0");
    }

    @Override
    public CompletionStage<SyncPage> sync(SyncQuery query) {
        return CompletableFuture.completedStage(new SyncPage(List.of(), query.after(), true));
    }

    @Override
    public CompletionStage<Void> noteSeen(UserId user, Instant at) {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Map<UserId, Instant>> lastSeen(Collection<UserId> users) {
        return CompletableFuture.completedStage(Map.of());
    }
}
