package org.wschat.adapter.websocket.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection from its first to its last moment: what it is given time for, and the socket it became.
 *
 * <p>Any thread may call any method.
 */
final class Peer {

    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);
    private static final long NEVER = Long.MAX_VALUE;

    private final Connection<?> connection;
    private final Timeouts timeouts;
    private final LongSupplier nanos;
    private final String address;
    private final ReadGate reading;
    private volatile long deadline = NEVER;
    private volatile boolean deaf;
    private volatile @Nullable OpenSocket socket;

    Peer(Connection<?> connection, Timeouts timeouts, LongSupplier nanos) {
        this.connection = connection;
        this.timeouts = timeouts;
        this.nanos = nanos;
        this.address = LogText.escape(String.valueOf(connection.getPeerAddress()));
        this.reading = new ReadGate((NIOConnection) connection);
        deadlineIn(timeouts.request());
    }

    Connection<?> connection() {
        return connection;
    }

    /** Whether bytes are read. Always while the end is waited for, since the client tells of it behind what it sent. */
    ReadGate reading() {
        return reading;
    }

    String address() {
        return address;
    }

    @Nullable OpenSocket socket() {
        return socket;
    }

    /** Tells whether everything that still arrives is to be thrown away. */
    boolean isDeaf() {
        return deaf;
    }

    void becomes(OpenSocket open) {
        socket = open;
        deadline = NEVER;
    }

    void requestComplete() {
        deadlineIn(timeouts.keepAlive());
    }

    /** The client takes an answer of any length: it has the time of one write until it has taken more. */
    void answerGoesOn() {
        deadlineIn(timeouts.write());
    }

    void awaitClose() {
        deadlineIn(timeouts.closing());
        reading.resumeForGood();
    }

    /** From now on nothing the client sends counts: an answer that ends the connection is under way. */
    void refuse() {
        deaf = true;
        awaitClose();
    }

    /**
     * Ends the connection after what is written. A client that may still be sending is given the end of our way only, and
     * what it sends is thrown away until it closes too, or its time is over: closing at once could destroy what it has
     * not read.
     */
    void finish() {
        OpenSocket open = socket;
        if (open != null && open.isClientDone()) {
            connection.closeSilently();
            return;
        }
        refuse();
        try {
            ((SocketChannel) ((NIOConnection) connection).getChannel()).shutdownOutput();
        } catch (IOException gone) {
            terminate("");
        }
    }

    void terminate(String why) {
        if (!why.isEmpty()) {
            LOG.warn("socket of {} dropped: {}", address, why);
        }
        connection.terminateSilently();
    }

    /** Cuts what is over its time. */
    void sweep(long now) {
        if (now >= deadline) {
            LOG.debug("connection of {} is over its time", address);
            terminate("");
            return;
        }
        OpenSocket open = socket;
        if (open != null) {
            open.sweep(now, timeouts);
        }
    }

    private void deadlineIn(Duration time) {
        deadline = nanos.getAsLong() + time.toNanos();
    }
}
