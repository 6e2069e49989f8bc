package org.wschat.adapter.websocket.device;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How much the requests of one device that are under way are: from their arrival until their answer is written. Full once
 * there are {@value #FULL_REQUESTS} of them, or too many bytes; with room again once both are down to half.
 *
 * <p><b>Concurrency.</b> May be used from any thread. The lock of this object guards all fields; what is told when it becomes
 * full, or has room again, is told with it held, so that it is told in the order of what happened.
 */
final class RequestLoad {

    static final int FULL_REQUESTS = 256;

    /** What a request counts at least, for its answer. */
    static final int LEAST_BYTES = 512;

    private final int fullBytes;
    private final Runnable whenFull;
    private final Runnable whenRoom;
    private int requests;
    private long bytes;
    private boolean full;
    private @Nullable CompletableFuture<Void> finished;

    /**
     * @param whenFull told when it becomes full; must neither block nor call back
     * @param whenRoom told when it then has room again; likewise
     */
    RequestLoad(int fullBytes, Runnable whenFull, Runnable whenRoom) {
        this.fullBytes = fullBytes;
        this.whenFull = whenFull;
        this.whenRoom = whenRoom;
    }

    /** A request is taken. */
    synchronized void begin(int size) {
        requests++;
        bytes += Math.max(size, LEAST_BYTES);
        if (!full && (requests >= FULL_REQUESTS || bytes >= fullBytes)) {
            full = true;
            whenFull.run();
        }
    }

    /** A request is over. */
    void end(int size) {
        CompletableFuture<Void> end;
        synchronized (this) {
            requests--;
            bytes -= Math.max(size, LEAST_BYTES);
            if (full && requests <= FULL_REQUESTS / 2 && bytes <= fullBytes / 2) {
                full = false;
                whenRoom.run();
            }
            end = requests == 0 ? finished : null;
        }
        if (end != null) {
            end.complete(null);
        }
    }

    /** Nothing more is taken; completes when what was taken is over. */
    CompletionStage<Void> finish() {
        CompletableFuture<Void> end;
        boolean nothingLeft;
        synchronized (this) {
            if (finished == null) {
                finished = new CompletableFuture<>();
            }
            end = finished;
            nothingLeft = requests == 0;
        }
        if (nothingLeft) {
            end.complete(null);
        }
        return end;
    }
}
