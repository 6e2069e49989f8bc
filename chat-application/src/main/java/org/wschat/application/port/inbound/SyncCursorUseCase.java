package org.wschat.application.port.inbound;

import org.wschat.application.port.outbound.SyncCursor;

/** Gives points to catch up from. */
public interface SyncCursorUseCase {

    /**
     * Gives a point before which nothing is missed by whoever is connected already. Never blocks.
     *
     * @return the point
     */
    SyncCursor cursor();
}
