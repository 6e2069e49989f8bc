package org.wschat.adapter.websocket.session;

import java.util.Optional;
import org.wschat.application.port.outbound.SyncCursor;
import org.wschat.domain.conversation.UserId;

/**
 * Something that a device is told without having asked. Left out if the device reads too slowly.
 *
 * @param place where it belongs in a conversation; empty if it has no order among others
 * @param cursor from where a sync goes on once this was read, if it says so
 * @param utf8 the whole frame; never changed, so that one array may go to many devices
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record LiveFrame(Optional<Place> place, Optional<SyncCursor> cursor, byte[] utf8) {

    /**
     * A place in a conversation of whoever the device belongs to.
     *
     * @param peer with whom
     * @param seq where
     */
    record Place(UserId peer, long seq) {}

    /** A frame that has no order among others. */
    static LiveFrame unordered(byte[] utf8) {
        return new LiveFrame(Optional.empty(), Optional.empty(), utf8);
    }
}
