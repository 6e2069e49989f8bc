package org.wschat.adapter.websocket.server;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Whether bytes are read from one connection. Those that are not read stay with the operating system, and TCP holds the
 * client back.
 *
 * <p>Any thread may ask, and the last to ask is heard. Reading is stopped by the thread that reads, between two reads, for
 * only that thread may change what the selector waits for; Grizzly hands the restart over to it.
 */
final class ReadGate {

    private final NIOConnection connection;
    private boolean pauseAsked;
    private boolean stopped;
    private boolean openForGood;

    ReadGate(NIOConnection connection) {
        this.connection = connection;
    }

    /** Asks that nothing more be read once the read under way, or else the next one, is over. */
    synchronized void pause() {
        pauseAsked = !openForGood;
    }

    /** Has bytes read again. */
    synchronized void resume() {
        pauseAsked = false;
        if (stopped) {
            stopped = false;
            try {
                connection.enableIOEvent(IOEvent.READ);
            } catch (IOException | CancelledKeyException gone) {
                // nothing left to read
            }
        }
    }

    /** Has bytes read until the end, for only the end is waited for. */
    synchronized void resumeForGood() {
        openForGood = true;
        resume();
    }

    /** Tells whether bytes that have arrived are left where they are. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** What was read is handled: stops if that is asked. Called by the thread that reads. */
    synchronized void readHandled() {
        if (pauseAsked) {
            stopped = true;
            try {
                connection.disableIOEvent(IOEvent.READ);
            } catch (IOException | CancelledKeyException gone) {
                // nothing left to read
            }
        }
    }
}
