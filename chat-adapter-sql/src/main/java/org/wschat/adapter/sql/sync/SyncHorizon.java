package org.wschat.adapter.sql.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * The latest point below which nothing can appear any more.
 *
 * <p>On a server ids are given to messages before they are committed, on several servers at once, so a lower id may become
 * visible after a higher one; but no transaction lives longer than {@link #LAG} from its first message to its end. So what was
 * the highest id that anybody had seen is noted once a second at most, and handed out when it is that old. Where there is one
 * writer, ids become visible in their order, and the highest is handed out at once. Times of changes are those of the clocks
 * of servers, which may differ, and of when the change was asked for; they too are handed out when they are that old.
 *
 * <p>May be used from any thread; everything is under one lock, which is held for a few instructions.
 */
public final class SyncHorizon {

    /** How long something may be under way, with all differences between clocks. */
    public static final Duration LAG = Duration.ofSeconds(30);

    private static final long NOTED_EVERY = Duration.ofSeconds(1).toNanos();

    private final boolean inOrder;
    private final LongSupplier ticker;
    private final LongSupplier clock;
    private final Deque<Note> notes = new ArrayDeque<>();
    private long highestId;
    private SyncPoint settled;

    /**
     * Begins with what is known at the start.
     *
     * @param inOrder whether ids become visible in their order
     * @param settled a point below which nothing can appear any more
     * @param highestId the highest id there is
     * @param ticker the time, in nanoseconds from any origin
     * @param clock the time, in milliseconds since 1970 UTC
     */
    public SyncHorizon(boolean inOrder, SyncPoint settled, long highestId, LongSupplier ticker, LongSupplier clock) {
        this.inOrder = inOrder;
        this.settled = settled;
        this.highestId = highestId;
        this.ticker = ticker;
        this.clock = clock;
        notes.add(note());
    }

    /**
     * Hears of an id that is visible.
     *
     * @param id the id of a committed message
     */
    public synchronized void seen(long id) {
        highestId = Math.max(highestId, id);
    }

    /** {@return the point} */
    public synchronized SyncPoint settled() {
        long now = ticker.getAsLong();
        Note last = notes.peekLast();
        if (last == null || now - last.at() >= NOTED_EVERY) {
            notes.add(note());
        }
        for (Note note = notes.peek(); note != null && now - note.at() >= LAG.toNanos(); note = notes.peek()) {
            settled = note.point();
            notes.remove();
        }
        return inOrder ? new SyncPoint(highestId, settled.changedAfter()) : settled;
    }

    private Note note() {
        return new Note(ticker.getAsLong(), new SyncPoint(highestId, clock.getAsLong()));
    }

    private record Note(long at, SyncPoint point) {}
}
