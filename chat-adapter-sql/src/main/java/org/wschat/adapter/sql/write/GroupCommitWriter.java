package org.wschat.adapter.sql.write;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.database.ConnectionCutter;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.application.port.outbound.ChangeOutcome;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.application.port.outbound.NewMessage;
import org.wschat.domain.conversation.Block;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.ChangeWindow;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessageChange;
import org.wschat.domain.message.ReadMark;
import org.wschat.domain.message.ReadReceipt;

/**
 * Writes whatever waits in one transaction, and completes its stages once that is committed. The conversations are spread
 * over several shards, each with its own queue and thread, so the order within a conversation is that of the calls.
 *
 * <p>May be used from any thread, never blocks, and fails at once when a queue is full or the database is known to be away.
 * Every write is told its end in the time that {@link BatchTimes} grants. Stages complete on threads of
 * their own, in the order of the calls.
 */
public final class GroupCommitWriter implements AutoCloseable {

    private final List<WriterShard> shards;
    private final WriterSettings settings;
    private final Outage outage;
    private final ConnectionCutter cutter;
    private final WriterCounts counts;

    private GroupCommitWriter(
            List<WriterShard> shards,
            WriterSettings settings,
            Outage outage,
            ConnectionCutter cutter,
            WriterCounts counts) {
        this.shards = shards;
        this.settings = settings;
        this.outage = outage;
        this.cutter = cutter;
        this.counts = counts;
    }

    /**
     * Starts the threads of a writer.
     *
     * @param connections a pool for writing with one connection for each shard
     * @param sessions the mappers
     * @param dialect what the database speaks
     * @param settings how work is gathered and bounded
     * @param outage whether the database is away; closed with the writer
     * @return the writer, to be closed
     */
    public static GroupCommitWriter start(
            DataSource connections,
            SqlSessionFactory sessions,
            SqlDialect dialect,
            WriterSettings settings,
            Outage outage) {
        ConnectionCutter cutter = new ConnectionCutter(dialect);
        WriterCounts counts = new WriterCounts();
        List<WriterShard> shards = IntStream.range(0, settings.shards())
                .mapToObj(number -> WriterShard.start(
                        "chat-store-writer-" + number,
                        new WriteQueue(settings),
                        new BatchCommitter(connections, sessions, dialect, cutter, counts),
                        dialect,
                        outage))
                .toList();
        return new GroupCommitWriter(shards, settings, outage, cutter, counts);
    }

    /**
     * Appends a message.
     *
     * @param message what to append
     * @param rule whether it may be
     * @return the outcome, once committed
     */
    public CompletionStage<AppendOutcome> append(NewMessage message, FirstContactRule rule) {
        PendingAppend write = PendingAppend.of(message, rule);
        submit(shardOf(write.conversation()), write);
        return write.outcome();
    }

    /**
     * Changes a message.
     *
     * @param change what to change
     * @param window for how long that is allowed
     * @return the outcome, once committed
     */
    public CompletionStage<ChangeOutcome> change(MessageChange change, ChangeWindow window) {
        PendingChange write = PendingChange.of(change, window);
        submit(shardOf(write.conversation()), write);
        return write.outcome();
    }

    /**
     * Blocks somebody, or blocks them no more.
     *
     * @param block who blocks whom
     * @param blocks whether they do from now on
     * @return completes once committed
     */
    public CompletionStage<@Nullable Void> block(Block block, boolean blocks) {
        PendingBlock write = PendingBlock.of(block, blocks);
        submit(shardOf(write.conversation()), write);
        return write.done();
    }

    /**
     * Marks messages as read.
     *
     * @param mark which
     * @return completes once committed
     */
    public CompletionStage<@Nullable Void> markRead(ReadMark mark) {
        PendingMark write = PendingMark.of(mark);
        submit(shardOf(write.conversation()), write);
        return write.done();
    }

    /**
     * Marks all messages up to a place as read.
     *
     * @param receipt who has read what
     * @return through where, once committed
     */
    public CompletionStage<Optional<ReadReceipt>> markReadThrough(ReadReceipt receipt) {
        PendingReadThrough write = PendingReadThrough.of(receipt);
        submit(shardOf(write.conversation()), write);
        return write.outcome();
    }

    /**
     * Puts conversations in their place in the lists of their people, some time; not while there is too much else to do.
     *
     * @param conversations which
     */
    public void list(Collection<Conversation> conversations) {
        conversations.forEach(conversation -> submit(shardOf(conversation), PendingListing.of(conversation)));
    }

    /**
     * Writes nothing, through every shard.
     *
     * @return completes once that is committed
     */
    public CompletionStage<@Nullable Void> probe() {
        CompletionStage<@Nullable Void> all = CompletableFuture.completedStage(null);
        for (WriterShard shard : shards) {
            PendingProbe probe = PendingProbe.now();
            submit(shard, probe);
            all = all.thenCombine(probe.done(), (one, other) -> null);
        }
        return all;
    }

    /** {@return what there is to do, and what was done} */
    public WriterLoad load() {
        int waiting = shards.stream().mapToInt(WriterShard::waiting).sum();
        return new WriterLoad(waiting, counts.commits(), counts.writes(), counts.retriedConflicts(), outage.isOn());
    }

    private static void submit(WriterShard shard, PendingWrite write) {
        try {
            shard.submit(write);
        } catch (MessageStoreException e) {
            write.fail(e);
        }
    }

    private WriterShard shardOf(Conversation conversation) {
        return shards.get(Math.floorMod(conversation.hashCode(), shards.size()));
    }

    /** Takes no more, writes what is queued, and tells every caller; waits for that as long as the settings say. */
    @Override
    public void close() {
        shards.forEach(WriterShard::beginClose);
        outage.close();
        try {
            for (WriterShard shard : shards) {
                shard.awaitClosed(settings.closeTimeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cutter.close();
        }
    }
}
