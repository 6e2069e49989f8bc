package org.wschat.adapter.websocket.server;

/**
 * What a client did that ends its socket.
 *
 * @param code the close code
 * @param reason the close reason, which is also what the log says
 */
record Violation(int code, String reason) {

    static Violation protocol(String reason) {
        return new Violation(1002, reason);
    }

    static Violation abuse(String reason) {
        return new Violation(1008, reason);
    }

    static Violation tooBig(int limit) {
        return new Violation(1009, "a message may have " + limit + " bytes");
    }
}
