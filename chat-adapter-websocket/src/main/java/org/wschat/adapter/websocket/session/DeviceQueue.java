package org.wschat.adapter.websocket.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.application.port.outbound.SyncCursor;

/**
 * What one device is told: answers always; live frames until too much waits, and then none until what waits has been written
 * and the device knows from where to sync.
 *
 * <p><b>Concurrency.</b> {@link #answer} and {@link #stream} may be called from any thread. All else is for one thread at a
 * time, the one that has the turn at the {@link DeviceGate}; so it needs no lock.
 *
 * <p>The cursor of a gap is that of the last frame before it which bore one: whatever is behind that cursor was in the
 * frames that were left out, or comes twice.
 */
final class DeviceQueue {

    private final Outbound outbound;
    private final Runnable whenDrained;
    private final Runnable whenResumed;
    private SyncCursor last;
    private boolean overflowing;

    /** The latest, or as good as that: nothing is lost if another thread's comes in between. */
    private volatile CompletionStage<Boolean> lastTaken = CompletableFuture.completedStage(true);

    /**
     * @param start from where a sync gives all that is not queued here
     * @param whenDrained told, on any thread, when the time has come for {@link #resume}
     * @param whenResumed told behind a gap, before live frames go on
     */
    DeviceQueue(Outbound outbound, SyncCursor start, Runnable whenDrained, Runnable whenResumed) {
        this.outbound = outbound;
        this.last = start;
        this.whenDrained = whenDrained;
        this.whenResumed = whenResumed;
    }

    /** Queues an answer. */
    CompletionStage<Boolean> answer(byte[] utf8) {
        return taken(outbound.send(utf8));
    }

    /** Queues an answer that comes in pieces. */
    CompletionStage<Boolean> stream(Outbound.TextSource source) {
        return taken(outbound.stream(source));
    }

    private CompletionStage<Boolean> taken(CompletionStage<Boolean> written) {
        lastTaken = written;
        return written;
    }

    /** Gives the cursor of the last frame that was queued and bore one. */
    SyncCursor lastCursor() {
        return last;
    }

    /** Whether live frames are left out. */
    boolean overflowing() {
        return overflowing;
    }

    /** An answer that was queued bears a cursor. */
    void reached(SyncCursor cursor) {
        if (!overflowing) {
            last = cursor;
        }
    }

    /** Queues a live frame, or leaves it out. */
    void live(LiveFrame frame) {
        if (overflowing) {
            return;
        }
        Optional<CompletionStage<Boolean>> taken = outbound.offer(frame.utf8());
        if (taken.isPresent()) {
            lastTaken = taken.get();
            frame.cursor().ifPresent(cursor -> last = cursor);
        } else {
            overflowing = true;
            lastTaken.thenAccept(this::drained);
        }
    }

    private void drained(boolean written) {
        if (written) {
            whenDrained.run();
        } // else the socket is gone, and nothing is to be said any more
    }

    /** What waited when frames began to be left out is written: says from where to sync, and live frames go on. */
    void resume() {
        overflowing = false;
        CompletionStage<Boolean> unused = answer(DeviceFrames.syncRequired(last));
        whenResumed.run();
    }
}
