package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * One queue, the thread that writes what is in it, and the thread that tells the callers. Whatever was queued is told its
 * end, in the order of the queue, and, if the database is asked over a network, within the time that {@link BatchTimes}
 * grants.
 *
 * <p>When a connection is lost and another cannot be had, the shard refuses what waits and what comes, at once, until the
 * database can be reached again. Before it takes anything then, it makes true what it told of a commit whose outcome it
 * could not find out: its senders were told that nothing is stored, so what is stored of it is taken back.
 */
final class WriterShard {

    private static final Logger LOG = LoggerFactory.getLogger(WriterShard.class);

    private static final long PAUSE_MILLIS = 200;

    private final WriteQueue queue;
    private final BatchCommitter committer;
    private final SqlDialect dialect;
    private final Outage outage;
    private final Thread writer;
    private final ExecutorService teller;
    private boolean lost;
    private @Nullable AppliedBatch inDoubt;

    private WriterShard(String name, WriteQueue queue, BatchCommitter committer, SqlDialect dialect, Outage outage) {
        this.queue = queue;
        this.committer = committer;
        this.dialect = dialect;
        this.outage = outage;
        this.writer = new Thread(this::run, name);
        this.writer.setDaemon(true);
        this.teller = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name + "-acks");
            thread.setDaemon(true);
            return thread;
        });
    }

    static WriterShard start(
            String name, WriteQueue queue, BatchCommitter committer, SqlDialect dialect, Outage outage) {
        WriterShard shard = new WriterShard(name, queue, committer, dialect, outage);
        shard.writer.start();
        return shard;
    }

    /**
     * Queues a write.
     *
     * @throws MessageStoreException at once if the queue is full or closed, or the database is known to be away
     */
    void submit(PendingWrite write) {
        if (outage.isOn()) {
            throw away();
        }
        queue.add(write);
    }

    /** Gives the number of writes that have not been told their end. */
    int waiting() {
        return queue.entries();
    }

    /** Takes no more. */
    void beginClose() {
        queue.close();
    }

    /** Waits until all that was queued is written and told; what is not within the time fails. */
    void awaitClosed(Duration timeout) throws InterruptedException {
        writer.join(timeout.toMillis());
        if (writer.isAlive()) {
            writer.interrupt();
        }
        teller.awaitTermination(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            for (List<PendingWrite> batch = queue.takeBatch(); !batch.isEmpty(); batch = queue.takeBatch()) {
                write(inTime(batch));
                if (lost) {
                    sitOut();
                }
            }
        } catch (InterruptedException e) {
            LOG.warn("closing took too long: what was queued is not stored");
        } finally {
            queue.close();
            reject(queue.drain(), new MessageStoreException("the store is closed"));
            teller.shutdown();
        }
    }

    /** Refuses what has waited too long to be begun, and returns the rest. */
    private List<PendingWrite> inTime(List<PendingWrite> batch) {
        if (!dialect.isRemote()) {
            return batch;
        }
        List<PendingWrite> late = batch.stream()
                .filter(write -> !new BatchTimes(write.queuedAt()).mayBegin())
                .toList();
        if (late.isEmpty()) {
            return batch;
        }
        LOG.warn("{} writes waited too long and were refused", late.size());
        reject(late, new MessageStoreException("the store is busy: a write waited too long"));
        return batch.stream().filter(write -> !late.contains(write)).toList();
    }

    /** Refuses everything until the database can be reached again, and nothing is in doubt any more. */
    private void sitOut() throws InterruptedException {
        queue.refuse(true);
        reject(queue.drain(), away());
        do {
            outage.awaitEnd();
        } while (!queue.isClosed() && !settled());
        if (inDoubt != null) {
            LOG.error("whether a batch was committed whose senders were told 50006 was not found out before the stop");
        }
        lost = false;
        queue.refuse(false);
    }

    /** Takes back what is in doubt; false if that has to be tried again. */
    private boolean settled() throws InterruptedException {
        AppliedBatch batch = inDoubt;
        if (batch == null) {
            return true;
        }
        try {
            committer.withdraw(batch);
        } catch (SQLException e) {
            switch (dialect.failureOf(e)) {
                case CONNECTION -> {
                    outage.report(e);
                    return false;
                }
                case CONFLICT -> {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    return false;
                }
                case DATA, UNAVAILABLE ->
                    LOG.error(
                            "a batch whose senders were told 50006 may be stored, and cannot be taken back: SQL state {},"
                                    + " code {}",
                            e.getSQLState(),
                            e.getErrorCode());
            }
        }
        inDoubt = null;
        outage.endDoubt();
        return true;
    }

    private static MessageStoreException away() {
        return new MessageStoreException("the database cannot be reached");
    }

    private void write(List<PendingWrite> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            tell(batch, committer.commit(batch));
        } catch (SQLException e) {
            writeFailed(batch, e);
        } catch (UnknownOutcomeException e) {
            LOG.error("a commit of {} writes failed, and the database cannot be asked for its outcome", batch.size());
            inDoubt = e.batch();
            outage.beginDoubt();
            lose(e.commitFailure());
            reject(batch, new MessageStoreException("the outcome of a commit is unknown", e));
        } catch (RuntimeException | Error e) {
            LOG.error("a batch of {} writes failed", batch.size(), e);
            reject(batch, new MessageStoreException("a write failed", e));
        }
    }

    /** What a driver says may quote data, so only its codes are logged; but not when the database can write nothing at all. */
    private void writeFailed(List<PendingWrite> batch, SQLException failure) {
        FailureKind kind = dialect.failureOf(failure);
        switch (kind) {
            case DATA -> {
                if (batch.size() > 1) {
                    int half = batch.size() / 2;
                    write(batch.subList(0, half));
                    write(inTime(batch.subList(half, batch.size())));
                    return;
                }
                LOG.warn("a write was refused: SQL state {}, code {}", failure.getSQLState(), failure.getErrorCode());
                reject(batch, new MessageStoreException("the database refused a write", failure));
            }
            case UNAVAILABLE -> {
                LOG.warn("{} writes failed, the database cannot write: {}", batch.size(), failure.getMessage());
                reject(batch, cannotWrite(failure));
            }
            case CONFLICT, CONNECTION -> {
                LOG.warn(
                        "{} writes were refused, {}: SQL state {}, code {}",
                        batch.size(),
                        kind == FailureKind.CONNECTION ? "the connection is lost" : "others hold the rows they need",
                        failure.getSQLState(),
                        failure.getErrorCode());
                if (kind == FailureKind.CONNECTION) {
                    lose(failure);
                }
                reject(batch, cannotWrite(failure));
            }
        }
    }

    private static MessageStoreException cannotWrite(SQLException failure) {
        return new MessageStoreException("the database cannot write now", failure);
    }

    private void lose(SQLException failure) {
        lost = true;
        outage.report(failure);
    }

    private void reject(List<PendingWrite> batch, MessageStoreException failure) {
        tell(
                batch,
                batch.stream().<Runnable>map(write -> () -> write.fail(failure)).toList());
    }

    private void tell(List<PendingWrite> batch, List<Runnable> outcomes) {
        teller.execute(() -> {
            queue.release(batch);
            outcomes.forEach(Runnable::run);
        });
    }
}
