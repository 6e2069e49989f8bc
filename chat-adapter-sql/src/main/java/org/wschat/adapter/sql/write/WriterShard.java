package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * One queue, the thread that writes what is in it, and the thread that tells the callers. Whatever was queued is told its
 * end, in the order of the queue.
 */
final class WriterShard {

    private static final Logger LOG = LoggerFactory.getLogger(WriterShard.class);

    private final WriteQueue queue;
    private final BatchCommitter committer;
    private final SqlDialect dialect;
    private final Thread writer;
    private final ExecutorService teller;

    private WriterShard(String name, WriteQueue queue, BatchCommitter committer, SqlDialect dialect) {
        this.queue = queue;
        this.committer = committer;
        this.dialect = dialect;
        this.writer = new Thread(this::run, name);
        this.writer.setDaemon(true);
        this.teller = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name + "-acks");
            thread.setDaemon(true);
            return thread;
        });
    }

    static WriterShard start(String name, WriteQueue queue, BatchCommitter committer, SqlDialect dialect) {
        WriterShard shard = new WriterShard(name, queue, committer, dialect);
        shard.writer.start();
        return shard;
    }

    /**
     * Queues a write.
     *
     * @throws MessageStoreException at once if the queue is full or closed
     */
    void submit(PendingWrite write) {
        queue.add(write);
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
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.warn("closing took too long: what was queued is not stored");
        } finally {
            queue.close();
            reject(queue.drain(), new MessageStoreException("the store is closed"));
            teller.shutdown();
        }
    }

    private void write(List<PendingWrite> batch) {
        try {
            tell(batch, committer.commit(batch));
        } catch (SQLException e) {
            writeFailed(batch, e);
        } catch (UnknownOutcomeException e) {
            LOG.error("a commit of {} writes failed, and the database cannot be asked for its outcome", batch.size());
            reject(batch, new MessageStoreException("the outcome of a commit is unknown", e));
        } catch (RuntimeException | Error e) {
            LOG.error("a batch of {} writes failed", batch.size(), e);
            reject(batch, new MessageStoreException("a write failed", e));
        }
    }

    /** What a driver says may quote data, so only its codes are logged. */
    private void writeFailed(List<PendingWrite> batch, SQLException failure) {
        switch (dialect.failureOf(failure)) {
            case DATA -> {
                if (batch.size() > 1) {
                    int half = batch.size() / 2;
                    write(batch.subList(0, half));
                    write(batch.subList(half, batch.size()));
                    return;
                }
                LOG.warn("a write was refused: SQL state {}, code {}", failure.getSQLState(), failure.getErrorCode());
                reject(batch, new MessageStoreException("the database refused a write", failure));
            }
            case CONFLICT, CONNECTION, UNAVAILABLE -> {
                LOG.warn(
                        "{} writes failed: SQL state {}, code {}",
                        batch.size(),
                        failure.getSQLState(),
                        failure.getErrorCode());
                reject(batch, new MessageStoreException("the database cannot write now", failure));
            }
        }
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
