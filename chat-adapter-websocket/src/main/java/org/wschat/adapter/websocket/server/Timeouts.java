package org.wschat.adapter.websocket.server;

import java.time.Duration;

/**
 * How long a connection may take for what.
 *
 * @param request until its first request is complete
 * @param keepAlive from one complete request to the next
 * @param closing to answer our close frame, or to close the connection after the last byte
 * @param write for one write to be taken
 * @param message from the first byte of a message or frame to its last
 */
record Timeouts(Duration request, Duration keepAlive, Duration closing, Duration write, Duration message) {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration WRITE = Duration.ofSeconds(30);
    private static final Duration MESSAGE = Duration.ofSeconds(10);
    private static final Duration LONGEST_SWEEP = Duration.ofMillis(500);

    static Timeouts withRequest(Duration request) {
        return new Timeouts(request, KEEP_ALIVE, CLOSING, WRITE, MESSAGE);
    }

    /** How often all connections are looked at: often enough that none is over its time by more than a quarter. */
    Duration sweep() {
        Duration shortest = request;
        for (Duration other : new Duration[] {keepAlive, closing, write, message}) {
            shortest = other.compareTo(shortest) < 0 ? other : shortest;
        }
        Duration quarter = shortest.dividedBy(4);
        return quarter.compareTo(LONGEST_SWEEP) < 0 ? quarter : LONGEST_SWEEP;
    }
}
