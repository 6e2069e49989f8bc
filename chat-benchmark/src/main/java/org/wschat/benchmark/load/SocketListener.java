package org.wschat.benchmark.load;

/** Hears what comes on a socket, on the thread of its loop. */
interface SocketListener {

    /**
     * A text message has come.
     *
     * @param bytes holds it, until this returns
     * @param offset where it begins
     * @param length its length in bytes
     */
    void onText(byte[] bytes, int offset, int length);

    /**
     * The socket is gone.
     *
     * @param reason why, for people
     */
    void onClosed(String reason);
}
