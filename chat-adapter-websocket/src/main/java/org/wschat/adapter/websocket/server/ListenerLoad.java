package org.wschat.adapter.websocket.server;

/**
 * What a listener has open at one moment.
 *
 * @param connections the TCP connections, sockets among them
 * @param sockets those on which a WebSocket is open
 * @param outboundBytes what waits to be written on sockets, or is being written
 */
public record ListenerLoad(int connections, int sockets, long outboundBytes) {

    /** Nothing is open. */
    public static final ListenerLoad NONE = new ListenerLoad(0, 0, 0);
}
