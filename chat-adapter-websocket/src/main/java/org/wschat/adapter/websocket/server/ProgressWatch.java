package org.wschat.adapter.websocket.server;

/** Sees when one thing stays under way for too long. Used by one thread. */
final class ProgressWatch {

    private long watched = -1;
    private long since;

    /**
     * Looks again.
     *
     * @param underWay a number that differs for each thing; negative if none is under way, and then time begins anew
     * @param now the time in nanoseconds
     * @param limit how long one thing may be under way, in nanoseconds
     * @return whether the same thing has been under way for so long
     */
    boolean isOver(long underWay, long now, long limit) {
        if (underWay < 0 || underWay != watched) {
            watched = underWay;
            since = now;
            return false;
        }
        return now - since >= limit;
    }
}
