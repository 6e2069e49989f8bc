package org.wschat.adapter.websocket.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.GenericCloseListener;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of one listener, and the one thread that looks after their time. */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Attribute<Peer> PEER =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Connections.class.getName() + ".peer");

    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final Timeouts timeouts;
    private final LongSupplier nanos;
    private final ScheduledExecutorService sweeper =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("chat-sweeper"));

    Connections(Timeouts timeouts, LongSupplier nanos) {
        this.timeouts = timeouts;
        this.nanos = nanos;
    }

    void startSweeping() {
        long every = timeouts.sweep().toNanos();
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.NANOSECONDS);
    }

    /** Notes a connection that was just accepted. */
    @SuppressWarnings("deprecation") // the listener's type is; this version has no other
    void accepted(Connection<?> connection) {
        Peer peer = new Peer(connection, timeouts, nanos);
        PEER.set(connection, peer);
        peers.add(peer);
        GenericCloseListener whenClosed = (closed, type) -> gone(peer);
        connection.addCloseListener(whenClosed);
    }

    /** Gives the peer behind a connection; none once it is gone. */
    static @Nullable Peer peerOf(Connection<?> connection) {
        return PEER.get(connection);
    }

    /** Gives all that are connected now, as they come and go. */
    Set<Peer> all() {
        return peers;
    }

    /** Counts them, and what waits on their sockets. */
    ListenerLoad load() {
        int connections = 0;
        int sockets = 0;
        long bytes = 0;
        for (Peer peer : peers) {
            connections++;
            OpenSocket socket = peer.socket();
            if (socket != null) {
                sockets++;
                bytes += socket.queue().bytes();
            }
        }
        return new ListenerLoad(connections, sockets, bytes);
    }

    /** Waits until no socket is open, or the time is over. */
    void awaitNoSockets(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        synchronized (peers) {
            while (peers.stream().anyMatch(peer -> peer.socket() != null)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return;
                }
                peers.wait(left);
            }
        }
    }

    /** Ends all connections at once, and the looking after them. */
    void terminateAll() {
        peers.forEach(peer -> peer.terminate(""));
        sweeper.shutdownNow();
    }

    private void gone(Peer peer) {
        peers.remove(peer);
        OpenSocket socket = peer.socket();
        if (socket != null) {
            socket.connectionClosed();
        }
        synchronized (peers) {
            peers.notifyAll();
        }
    }

    private void sweep() {
        long now = nanos.getAsLong();
        for (Peer peer : peers) {
            try {
                peer.sweep(now);
            } catch (RuntimeException broken) {
                LOG.error("could not look after the connection of {}", peer.address(), broken);
            }
        }
    }
}
