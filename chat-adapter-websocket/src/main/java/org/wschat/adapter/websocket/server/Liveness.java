package org.wschat.adapter.websocket.server;

import java.util.concurrent.ThreadLocalRandom;
import org.wschat.adapter.websocket.session.SocketAcceptor.Heartbeat;

/**
 * Sees whether a client is still there: any byte of it is a sign of life, and pings ask for one.
 *
 * <p><b>Concurrency.</b> {@link #heard} may be called from any thread; all else is for the sweeper.
 */
final class Liveness {

    /** What is to be done about a client. */
    enum Verdict {
        FINE,
        PING,
        GONE
    }

    private final long every;
    private final long silence;
    private volatile boolean heard;
    private long lastHeard;
    private long nextPing;

    /**
     * Begins now.
     *
     * @param phase when the first ping is due, as a part of the time between two: from 0 to 1
     */
    Liveness(Heartbeat heartbeat, long now, double phase) {
        this.every = heartbeat.every().toNanos();
        this.silence = heartbeat.silence().toNanos();
        this.lastHeard = now;
        this.nextPing = now + (long) (every * phase);
    }

    /** Begins now, with pings at another time than those of others. */
    static Liveness begin(Heartbeat heartbeat, long now) {
        return new Liveness(heartbeat, now, ThreadLocalRandom.current().nextDouble());
    }

    /** Bytes have come. */
    void heard() {
        if (!heard) {
            heard = true;
        }
    }

    /**
     * Looks again.
     *
     * @param deaf whether nothing is read from the client at present, so that its silence says nothing
     */
    Verdict look(long now, boolean deaf) {
        if (heard || deaf) {
            heard = false;
            lastHeard = now;
        }
        if (now - lastHeard >= silence) {
            return Verdict.GONE;
        }
        if (now - nextPing < 0) {
            return Verdict.FINE;
        }
        nextPing = now + every;
        return Verdict.PING;
    }
}
