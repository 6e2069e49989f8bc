package org.wschat.adapter.websocket.server;

import java.time.Duration;
import java.util.Set;

/**
 * What the server must know before it listens.
 *
 * @param host the name or address to listen on
 * @param port the TCP port; 0 lets the system choose one
 * @param origins the values of the {@code Origin} header that browsers may come from; {@code *} allows all, and the
 *     empty set the pages of {@code localhost}, {@code 127.0.0.1} and {@code [::1]}. Without the header a client is no
 *     browser, and always allowed
 * @param trustedProxies whose {@code X-Forwarded-For} is believed: addresses, or networks as {@code 10.0.0.0/8}
 * @param frameBytes the largest message taken from a client, in bytes
 * @param outboundBytes how much may wait to be written on one socket, in bytes, before it is dropped, or on
 *     {@code /ws/v2} is told no more and has to catch up
 * @param userSockets how many sockets of {@code /ws/v2} one user may have open
 * @param handshakeTimeout how long a connection may take until its request is complete
 * @param drainTimeout how long a stop may wait for sends under way and for clients to answer the close frame
 */
public record WebSocketServerSettings(
        String host,
        int port,
        Set<String> origins,
        Set<String> trustedProxies,
        int frameBytes,
        int outboundBytes,
        int userSockets,
        Duration handshakeTimeout,
        Duration drainTimeout) {

    /** Keeps copies of the sets. */
    public WebSocketServerSettings {
        origins = Set.copyOf(origins);
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /** How many sockets one user may have open unless something else is said. */
    public static final int STANDARD_USER_SOCKETS = 50;

    /**
     * With {@value #STANDARD_USER_SOCKETS} sockets of {@code /ws/v2} for a user.
     *
     * @param host as above
     * @param port as above
     * @param origins as above
     * @param trustedProxies as above
     * @param frameBytes as above
     * @param outboundBytes as above
     * @param handshakeTimeout as above
     * @param drainTimeout as above
     */
    public WebSocketServerSettings(
            String host,
            int port,
            Set<String> origins,
            Set<String> trustedProxies,
            int frameBytes,
            int outboundBytes,
            Duration handshakeTimeout,
            Duration drainTimeout) {
        this(
                host,
                port,
                origins,
                trustedProxies,
                frameBytes,
                outboundBytes,
                STANDARD_USER_SOCKETS,
                handshakeTimeout,
                drainTimeout);
    }
}
