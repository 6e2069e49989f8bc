package org.wschat.adapter.websocket.session;

import org.jspecify.annotations.Nullable;
import org.wschat.application.port.inbound.SyncUseCase;
import org.wschat.application.port.outbound.SyncCursor;

/**
 * The cursors that devices are given. May be used from any thread.
 *
 * <p>The application that knows them is made after the delivery that needs them, so it is named later; no device is connected
 * before that.
 */
public final class SyncPoints {

    private volatile @Nullable SyncUseCase source;

    /** Nobody knows them yet. */
    public SyncPoints() {}

    /**
     * Names who knows them.
     *
     * @param application the use case
     */
    public void ask(SyncUseCase application) {
        source = application;
    }

    /**
     * Gives a cursor from which a sync leaves nothing out that is handed to devices from now on.
     *
     * @return the cursor
     * @throws IllegalStateException if nobody knows it yet
     */
    public SyncCursor now() {
        SyncUseCase application = source;
        if (application == null) {
            throw new IllegalStateException("sync points: asked before the start (expected: ask, then now)");
        }
        return application.cursor();
    }
}
