package org.wschat.adapter.websocket.session;

/**
 * What happens on one open socket. Called by one thread at a time, in the order of arrival; no method may block, for the
 * thread serves other sockets too.
 */
public interface SocketHandler {

    /**
     * A whole text message has arrived, within the size limit.
     *
     * @param text the message
     */
    void onText(String text);

    /**
     * A whole binary message has arrived, within the size limit.
     *
     * @param bytes the message
     */
    void onBinary(byte[] bytes);

    /** The socket is gone, for whatever reason; called once, and nothing is called after it. */
    void onClosed();
}
