package org.wschat.adapter.websocket.session;

/** The connection below one {@link OutboundQueue}. No method blocks. */
public interface SocketTransport {

    /**
     * Writes whole frames. The queue has at most one write under way.
     *
     * @param frames the bytes; not changed until the write is over
     * @param over told once, on any thread, possibly before this method returns; also when the connection ends meanwhile
     */
    void write(byte[] frames, WriteOutcome over);

    /**
     * Stops reading, as {@link Outbound#pauseReading} says; not while the end is waited for, be it before or after this
     * is called.
     */
    void pauseReading();

    /** Ends the pause, as {@link Outbound#resumeReading} says. */
    void resumeReading();

    /** A close frame that waits for the peer's answer has been written: the answer may now take a short while. */
    void awaitClose();

    /** The last byte that will ever be written has been: ends the way out, and the connection soon after. */
    void finish();

    /**
     * Ends the connection at once and frees what is still to be written on it.
     *
     * @param why for the log, or empty for an end that is nobody's fault
     */
    void terminate(String why);

    /** Learns how a write ended. */
    interface WriteOutcome {

        /** All bytes are handed to the operating system. */
        void written();

        /** The connection is broken, or was ended. */
        void failed();
    }
}
