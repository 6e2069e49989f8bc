package org.wschat.adapter.sql.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * The writes that wait for one shard, in the order of the calls. Bounded by number and by bytes; a write counts until it is
 * released, so that what is under way or not yet acknowledged is bounded too.
 */
final class WriteQueue {

    private static final int CHANGE_WEIGHT = 4;

    private final WriterSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<PendingWrite> waiting = new ArrayDeque<>();
    private int entries;
    private long bytes;
    private boolean closed;
    private boolean refusing;

    WriteQueue(WriterSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds a write, without waiting.
     *
     * @throws MessageStoreException if the queue is full, refuses, or is closed
     */
    void add(PendingWrite write) {
        lock.lock();
        try {
            if (closed) {
                throw new MessageStoreException("the store is closed");
            }
            if (refusing) {
                throw new MessageStoreException("the database cannot be reached");
            }
            boolean tooLong = bytes + write.bytes() > settings.queueBytes() && entries > 0;
            if (tooLong || entries >= settings.queueEntries()) {
                throw new MessageStoreException("the store is busy: " + entries + " writes wait");
            }
            entries++;
            bytes += write.bytes();
            waiting.add(write);
            if (waiting.size() == 1) {
                filled.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the number of writes that were added and not yet released. */
    int entries() {
        lock.lock();
        try {
            return entries;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a write and takes all that is there, as much as one transaction may have; nothing once closed and empty. */
    List<PendingWrite> takeBatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.await();
            }
            return nextBatch();
        } finally {
            lock.unlock();
        }
    }

    private List<PendingWrite> nextBatch() {
        List<PendingWrite> batch = new ArrayList<>();
        int appends = 0;
        long size = 0;
        for (PendingWrite next = waiting.peek(); next != null; next = waiting.peek()) {
            boolean full = appends >= settings.batchAppends()
                    || batch.size() == settings.batchEntries()
                    || size + next.bytes() > settings.batchBytes();
            if (full && !batch.isEmpty()) {
                break;
            }
            batch.add(waiting.remove());
            appends += weightOf(next);
            size += next.bytes();
        }
        return batch;
    }

    /** A change costs a few round trips, and holds the old text. */
    private static int weightOf(PendingWrite write) {
        return write instanceof PendingChange ? CHANGE_WEIGHT : write instanceof PendingAppend ? 1 : 0;
    }

    /** Makes room for others: these writes have been told their end. */
    void release(List<PendingWrite> told) {
        lock.lock();
        try {
            for (PendingWrite write : told) {
                entries--;
                bytes -= write.bytes();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Refuses writes from now on, or takes them again; what waits can be taken out. */
    void refuse(boolean refuses) {
        lock.lock();
        try {
            refusing = refuses;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it takes no more for ever. */
    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what waits can still be taken out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes all that waits. */
    List<PendingWrite> drain() {
        lock.lock();
        try {
            List<PendingWrite> rest = new ArrayList<>(waiting);
            waiting.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
