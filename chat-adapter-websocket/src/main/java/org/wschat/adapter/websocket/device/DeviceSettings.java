package org.wschat.adapter.websocket.device;

import java.time.Duration;
import org.wschat.adapter.websocket.session.SocketAcceptor.Heartbeat;

/**
 * The bounds of the second protocol.
 *
 * @param frameBytes the largest frame that is taken
 * @param outboundBytes how much may wait to be written on one socket
 * @param contentChars the longest text, in code points
 * @param mostSockets how many sockets one user may have open
 * @param heartbeat how dead connections are found
 */
public record DeviceSettings(
        int frameBytes, int outboundBytes, int contentChars, int mostSockets, Heartbeat heartbeat) {

    private static final int CONTENT_CHARS = 8000;

    /** So that the connection of one that has vanished is gone after 35 s, the answer to our close frame awaited. */
    private static final Heartbeat HEARTBEAT = new Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(32));

    /**
     * What suits most servers.
     *
     * @param frameBytes as above
     * @param outboundBytes as above
     * @param mostSockets as above
     * @return the settings
     */
    public static DeviceSettings of(int frameBytes, int outboundBytes, int mostSockets) {
        return new DeviceSettings(frameBytes, outboundBytes, CONTENT_CHARS, mostSockets, HEARTBEAT);
    }
}
