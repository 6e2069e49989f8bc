package org.wschat.adapter.websocket.session;

import java.util.List;

/**
 * What a change of {@link OutboundState} leaves to do for the thread that made it, once the lock is free.
 *
 * @param ended entries to be told, first of all
 * @param then what follows
 */
record OutboundEffect(List<OutboundEntry> ended, Then then) {

    static final OutboundEffect NONE = new OutboundEffect(List.of(), Then.NOTHING);
    static final OutboundEffect PUMP = new OutboundEffect(List.of(), Then.PUMP);
    static final OutboundEffect REFUSE = new OutboundEffect(List.of(), Then.REFUSE);
    static final OutboundEffect DROP = new OutboundEffect(List.of(), Then.DROP);

    enum Then {
        NOTHING,
        /** It is the caller's turn to pump. */
        PUMP,
        /** What came was not taken, since it comes too late. */
        REFUSE,
        /** What came was not taken, or is one too many: the socket is over its limit. */
        DROP
    }

    boolean isTaken() {
        return then == Then.NOTHING || then == Then.PUMP;
    }

    /** Tells whether the last of those ended is a close frame. */
    boolean endsClose() {
        return !ended.isEmpty() && ended.get(ended.size() - 1).kind == OutboundEntry.Kind.CLOSE;
    }
}
