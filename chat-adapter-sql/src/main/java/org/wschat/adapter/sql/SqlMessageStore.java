package org.wschat.adapter.sql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wschat.adapter.sql.read.StoreReader;
import org.wschat.adapter.sql.sync.SyncHorizon;
import org.wschat.adapter.sql.sync.SyncPoint;
import org.wschat.adapter.sql.write.GroupCommitWriter;
import org.wschat.adapter.sql.write.WriterLoad;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.application.port.outbound.InboxStore;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.MessageStoreException;
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
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;
import org.wschat.domain.message.UnreadCount;

/**
 * The messages: the group-commit writer and the reader, each on its own connections. Every stage is complete within a few
 * seconds, whatever the database does.
 */
final class SqlMessageStore implements MessageStore, InboxStore, AutoCloseable {

    private static final Duration READ_TIMEOUT = Duration.ofMillis(4_100);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final GroupCommitWriter writer;
    private final StoreReader reader;
    private final SyncHorizon horizon;
    private final PendingMarks pendingMarks = new PendingMarks();
    private CompletionStage<Void> probe = CompletableFuture.completedStage(null);

    SqlMessageStore(GroupCommitWriter writer, StoreReader reader, SyncHorizon horizon) {
        this.writer = writer;
        this.reader = reader;
        this.horizon = horizon;
    }

    @Override
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        return writer.append(message, rule).thenApply(this::seen);
    }

    /** Whoever has got the outcome may ask for a cursor behind it. */
    private AppendOutcome seen(AppendOutcome outcome) {
        if (outcome instanceof AppendOutcome.Appended appended) {
            horizon.seen(appended.message().id());
        }
        return outcome;
    }

    @Override
    public CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window) {
        return writer.change(change, window);
    }

    @Override
    public CompletionStage<Void> block(Block block) {
        return writer.block(block, true);
    }

    @Override
    public CompletionStage<Void> unblock(Block block) {
        return writer.block(block, false);
    }

    @Override
    public CompletionStage<List<UserId>> blockedBy(UserId user) {
        return inTime(reader.blockedBy(user));
    }

    @Override
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return inTime(pendingMarks.settled(query.conversation()).thenCompose(settled -> reader.history(query)));
    }

    @Override
    public CompletionStage<MessagePage> transcript(TranscriptQuery query) {
        return inTime(pendingMarks.settled(query.conversation()).thenCompose(settled -> reader.transcript(query)));
    }

    @Override
    public CompletionStage<ConversationsPage> conversations(ConversationsQuery query) {
        return inTime(pendingMarks.settled(query.user()).thenCompose(settled -> reader.conversations(query)));
    }

    @Override
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return inTime(reader.seqOf(conversation, id));
    }

    @Override
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return inTime(pendingMarks.settled(query.reader()).thenCompose(settled -> reader.unread(query)));
    }

    @Override
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return inTime(pendingMarks.settled(reader).thenCompose(settled -> this.reader.unreadCounts(reader)));
    }

    @Override
    public CompletionStage<Void> markRead(ReadMark mark) {
        return pendingMarks.add(mark.reader(), writer.markRead(mark));
    }

    @Override
    public CompletionStage<Optional<ReadReceipt>> markReadThrough(ReadReceipt receipt) {
        CompletionStage<Optional<ReadReceipt>> marked = writer.markReadThrough(receipt);
        CompletionStage<Void> unused = pendingMarks.add(receipt.reader(), marked.thenAccept(through -> {}));
        return marked;
    }

    @Override
    public CompletionStage<InboxPage> inbox(InboxQuery query) {
        return inTime(pendingMarks.settled(query.user()).thenCompose(settled -> reader.inbox(query, writer::list)));
    }

    @Override
    public CompletionStage<ReadPositions> readPositions(Conversation conversation, UserId user) {
        return inTime(
                pendingMarks.settled(conversation).thenCompose(settled -> reader.readPositions(conversation, user)));
    }

    @Override
    public CompletionStage<Boolean> isBlocked(Block block) {
        return inTime(reader.isBlocked(block));
    }

    @Override
    public SyncCursor cursor() {
        return horizon.settled().cursor();
    }

    @Override
    public CompletionStage<SyncPage> sync(SyncQuery query) {
        SyncPoint point;
        try {
            point = SyncPoint.of(query.after());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedStage(e);
        }
        return inTime(pendingMarks
                .settled(query.user())
                .thenCompose(settled -> reader.sync(query, point, horizon, writer::list)));
    }

    @Override
    public CompletionStage<Void> checkReady() {
        return inTime(probe(), PROBE_TIMEOUT);
    }

    /** One at a time, so that those who ask often cannot fill the queues. */
    private synchronized CompletionStage<Void> probe() {
        if (probe.toCompletableFuture().isDone()) {
            probe = writer.probe();
        }
        return probe;
    }

    /** What the writer has to do, and has done. */
    WriterLoad load() {
        return writer.load();
    }

    private static <T> CompletionStage<T> inTime(CompletionStage<T> read) {
        return inTime(read, READ_TIMEOUT);
    }

    /** What keeps nothing has no outcome that could be in doubt, so it may be given up while it still runs. */
    private static <T> CompletionStage<T> inTime(CompletionStage<T> read, Duration timeout) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        read.whenComplete((found, failure) -> {
            if (failure == null) {
                answer.complete(found);
            } else {
                answer.completeExceptionally(failure);
            }
        });
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedStage(
                failure instanceof TimeoutException
                        ? new MessageStoreException("the database took too long", failure)
                        : cause(failure)));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Takes no more, writes and answers what is queued, and completes every stage. */
    @Override
    public void close() {
        writer.close();
        reader.close();
    }
}
