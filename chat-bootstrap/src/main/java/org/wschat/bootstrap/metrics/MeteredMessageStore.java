package org.wschat.bootstrap.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.ConversationsPage;
import org.wschat.application.port.outbound.ConversationsQuery;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.MessageStore;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.UnreadCount;

/** A store whose appends are counted by their outcome, and timed. */
final class MeteredMessageStore implements MessageStore {

    private static final String NAME = "chat.messages";
    private static final String DESCRIPTION = "Messages handed to the store, by what became of them";

    private final MessageStore store;
    private final Counter stored;
    private final Counter repeated;
    private final Counter refused;
    private final Counter failed;
    private final Timer append;

    MeteredMessageStore(MessageStore store, MeterRegistry registry) {
        this.store = store;
        this.stored = Counters.outcome(registry, NAME, DESCRIPTION, "stored");
        this.repeated = Counters.outcome(registry, NAME, DESCRIPTION, "repeated");
        this.refused = Counters.outcome(registry, NAME, DESCRIPTION, "refused");
        this.failed = Counters.outcome(registry, NAME, DESCRIPTION, "failed");
        this.append = Counters.timer(registry, "chat.message.append", "Time from a send to its commit, or its refusal");
    }

    @Override
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        long start = System.nanoTime();
        return Seen.by(
                (outcome, failure) -> {
                    append.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                    (outcome == null ? failed : counter(outcome)).increment();
                },
                store.append(message, rule));
    }

    private Counter counter(AppendOutcome outcome) {
        return outcome.fold(appended -> appended.repeated() ? repeated : stored, why -> refused);
    }

    @Override
    public CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window) {
        return store.change(change, window);
    }

    @Override
    public CompletionStage<Void> block(Block block) {
        return store.block(block);
    }

    @Override
    public CompletionStage<Void> unblock(Block block) {
        return store.unblock(block);
    }

    @Override
    public CompletionStage<List<UserId>> blockedBy(UserId user) {
        return store.blockedBy(user);
    }

    @Override
    public CompletionStage<MessagePage> history(HistoryQuery query) {
        return store.history(query);
    }

    @Override
    public CompletionStage<MessagePage> transcript(TranscriptQuery query) {
        return store.transcript(query);
    }

    @Override
    public CompletionStage<ConversationsPage> conversations(ConversationsQuery query) {
        return store.conversations(query);
    }

    @Override
    public CompletionStage<OptionalLong> seqOf(Conversation conversation, long id) {
        return store.seqOf(conversation, id);
    }

    @Override
    public CompletionStage<UnreadSlice> unread(UnreadQuery query) {
        return store.unread(query);
    }

    @Override
    public CompletionStage<List<UnreadCount>> unreadCounts(UserId reader) {
        return store.unreadCounts(reader);
    }

    @Override
    public CompletionStage<Void> markRead(ReadMark mark) {
        return store.markRead(mark);
    }

    @Override
    public CompletionStage<Void> checkReady() {
        return store.checkReady();
    }
}
