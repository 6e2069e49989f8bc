package org.wschat.adapter.websocket.server;

import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.websocket.session.Outbound;
import org.wschat.adapter.websocket.session.OutboundQueue;
import org.wschat.adapter.websocket.session.SocketHandler;

/**
 * An open socket: takes bytes from the connection, lets them pass the guard, has Tyrus decode them, and hands whole
 * messages to the handler.
 *
 * <p>Bytes arrive on one thread at a time. The end may be noticed on any thread; it is told to the handler when no
 * message is being handled, and then nothing more is told.
 */
final class OpenSocket {

    private static final Logger LOG = LoggerFactory.getLogger(OpenSocket.class);
    private static final int SERVER_ERROR = 1011;
    private static final int NO_HEARTBEAT = 4408;
    private static final byte[] PING = {(byte) 0x89, 0};

    /** How much Tyrus is given at once. Its buffer must have room for that; reads of Grizzly have no sure bound. */
    static final int STEP_BYTES = 16 * 1024;

    private final Peer peer;
    private final OutboundQueue queue;
    private final FrameGuard guard;
    private final Optional<Liveness> liveness;

    private volatile @Nullable Connection tyrus;
    private final MessageParts parts;

    private final Object lock = new Object();
    private @Nullable SocketHandler handler;
    private boolean reading;
    private boolean gone;

    private final ProgressWatch writing = new ProgressWatch();
    private final ProgressWatch receiving = new ProgressWatch();

    /**
     * @param liveness sees whether the client is still there, if anybody wants to know
     */
    OpenSocket(Peer peer, OutboundQueue queue, FrameGuard guard, MessageParts parts, Optional<Liveness> liveness) {
        this.peer = peer;
        this.queue = queue;
        this.guard = guard;
        this.parts = parts;
        this.liveness = liveness;
    }

    OutboundQueue queue() {
        return queue;
    }

    /** Tells whether the client has sent the last it will send. */
    boolean isClientDone() {
        return guard.closeHeard();
    }

    /** The handshake is answered: begins. */
    void open(Connection upgraded, Function<Outbound, SocketHandler> accepted) {
        tyrus = upgraded;
        LOG.debug("socket of {} opened", peer.address());
        enter();
        try {
            SocketHandler made = accepted.apply(queue);
            synchronized (lock) {
                handler = made;
            }
        } catch (RuntimeException broken) {
            failed(broken);
        } finally {
            leave();
        }
    }

    /** Takes bytes that arrived. */
    void read(ByteBuffer data) {
        liveness.ifPresent(Liveness::heard);
        if (!enter()) {
            return;
        }
        try {
            Violation violation = guard.inspect(data);
            Connection upgraded = tyrus;
            if (upgraded != null) {
                decode(data, upgraded.getReadHandler());
            }
            if (violation != null) {
                closeNow(violation);
            }
        } finally {
            leave();
        }
    }

    /** A part of a text message, decoded. */
    void text(String part, boolean last) {
        String whole = parts.text(part, last);
        if (whole != null) {
            deliver(whole);
        }
    }

    /** A part of a binary message. */
    void binary(ByteBuffer part, boolean last) {
        byte[] whole = parts.binary(part, last);
        if (whole != null) {
            deliver(whole);
        }
    }

    /** Something failed that must not: the client is told, and the socket closed. */
    void failed(Throwable failure) {
        LOG.error("socket of {} failed", peer.address(), failure);
        queue.close(SERVER_ERROR, "the server failed");
    }

    /** The connection is gone. */
    void connectionClosed() {
        queue.closed();
        closed();
        Connection upgraded = tyrus;
        if (upgraded != null) {
            upgraded.close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, ""));
        }
    }

    /** The socket is closed, though the connection may live a moment longer. */
    void closed() {
        SocketHandler told;
        synchronized (lock) {
            if (gone) {
                return;
            }
            gone = true;
            told = takeHandlerUnlessReading();
        }
        tell(told);
    }

    /**
     * Drops the socket if one write makes no progress, and closes it if a message is begun and not finished, or nothing comes
     * at all; while nothing is read the client can do nothing about either. Called by the sweeper only.
     */
    void sweep(long now, Timeouts timeouts) {
        if (writing.isOver(queue.writeUnderWay(), now, timeouts.write().toNanos())) {
            queue.drop("the client does not read");
            return;
        }
        boolean deaf = peer.reading().isStopped();
        liveness.ifPresent(sign -> beat(sign.look(now, deaf)));
        long message = deaf ? -1 : guard.messageUnderWay();
        if (receiving.isOver(message, now, timeouts.message().toNanos()) && queue.isOpen()) {
            closeNow(Violation.abuse("a message was begun and not finished"));
        }
    }

    private void beat(Liveness.Verdict verdict) {
        if (!queue.isOpen()) {
            return;
        }
        switch (verdict) {
            case PING -> queue.control(PING);
            case GONE -> {
                LOG.debug("socket of {} closed {}: no heartbeat", peer.address(), NO_HEARTBEAT);
                queue.closeNow(NO_HEARTBEAT, "no heartbeat");
            }
            case FINE -> {}
        }
    }

    private void closeNow(Violation violation) {
        LOG.warn("socket of {} closed {}: {}", peer.address(), violation.code(), violation.reason());
        queue.closeNow(violation.code(), violation.reason());
    }

    private static void decode(ByteBuffer data, ReadHandler frames) {
        int end = data.limit();
        for (int begin = data.position(); begin < end; begin += STEP_BYTES) {
            data.limit(Math.min(end, begin + STEP_BYTES)).position(begin);
            frames.handle(data);
        }
    }

    private void deliver(String text) {
        SocketHandler target = deliverable();
        if (target != null) {
            try {
                target.onText(text);
            } catch (RuntimeException broken) {
                failed(broken);
            }
        }
    }

    private void deliver(byte[] bytes) {
        SocketHandler target = deliverable();
        if (target != null) {
            try {
                target.onBinary(bytes);
            } catch (RuntimeException broken) {
                failed(broken);
            }
        }
    }

    private @Nullable SocketHandler deliverable() {
        synchronized (lock) {
            return gone || !queue.isOpen() ? null : handler;
        }
    }

    private boolean enter() {
        synchronized (lock) {
            reading = !gone;
            return reading;
        }
    }

    private void leave() {
        SocketHandler told;
        synchronized (lock) {
            reading = false;
            told = gone ? takeHandlerUnlessReading() : null;
        }
        tell(told);
    }

    private @Nullable SocketHandler takeHandlerUnlessReading() {
        if (reading) {
            return null;
        }
        SocketHandler taken = handler;
        handler = null;
        return taken;
    }

    private void tell(@Nullable SocketHandler told) {
        if (told == null) {
            return;
        }
        LOG.debug("socket of {} closed", peer.address());
        try {
            told.onClosed();
        } catch (RuntimeException broken) {
            LOG.error("the end of the socket of {} was not taken well", peer.address(), broken);
        }
    }
}
