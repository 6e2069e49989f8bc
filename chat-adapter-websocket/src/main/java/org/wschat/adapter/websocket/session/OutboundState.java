package org.wschat.adapter.websocket.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.Outbound.Piece;

/**
 * All that {@link OutboundQueue} decides under a lock: what is still taken, what leaves next, and whose turn it is.
 *
 * <p><b>Concurrency.</b> Every method holds the lock of this object, which guards all fields and whatever is in the
 * backlog. Nothing foreign is called here: what is to be done outside is handed back as an {@link OutboundEffect}. At most
 * one thread pumps, that is, asks for {@link #nextStep} and runs it until there is none; and nobody pumps while a chunk is
 * under way: whoever ends the write goes on. Whose turn it is is settled together with the change that calls for it.
 */
final class OutboundState {

    /** The life of a queue, in this order; steps may be left out. */
    private enum Phase {
        /** Takes messages. */
        OPEN,
        /** A close frame of ours waits: takes no more messages. */
        CLOSING,
        /** The last frame is chosen: takes nothing. */
        LAST,
        /** As before, and the connection is to end behind that frame. */
        FINISHING,
        /** The connection is told to end. */
        FINISHED,
        /** The connection is gone, or as good as gone. */
        ENDED
    }

    /** Does what comes next in the pump, outside the lock. */
    interface Steps {

        void write(byte[] chunk);

        void ask(OutboundStream stream);

        void finish();
    }

    private final OutboundBacklog backlog;
    private Phase phase = Phase.OPEN;
    private boolean pumping;

    OutboundState(int limit) {
        this.backlog = new OutboundBacklog(limit);
    }

    synchronized boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** Gives a number that differs for each write; -1 if none is under way. */
    synchronized long writeUnderWay() {
        return backlog.isChunkUnderWay() ? backlog.chunkNumber() : -1;
    }

    /** Gives how many bytes wait or are under way. */
    synchronized long bytes() {
        return backlog.bytes();
    }

    synchronized OutboundEffect queue(OutboundEntry entry) {
        if (phase != Phase.OPEN) {
            return OutboundEffect.REFUSE;
        }
        if (!backlog.hasRoomFor(entry)) {
            return OutboundEffect.DROP;
        }
        backlog.add(entry);
        return turn();
    }

    /** As {@link #queue}, of something that may be left out. */
    synchronized OutboundEffect offer(OutboundEntry entry) {
        return phase == Phase.OPEN && backlog.hasSpareRoomFor(entry) ? queue(entry) : OutboundEffect.REFUSE;
    }

    synchronized OutboundEffect close(OutboundEntry entry) {
        if (phase != Phase.OPEN) {
            return OutboundEffect.REFUSE;
        }
        phase = Phase.CLOSING;
        backlog.add(entry);
        return turn();
    }

    synchronized OutboundEffect control(byte[] frame) {
        if (isAtLeast(Phase.LAST)) {
            return OutboundEffect.REFUSE;
        }
        backlog.addControl(frame);
        if (ServerFrame.isClose(frame)) {
            phase = Phase.LAST;
            return turn(backlog.giveUpWaiting());
        }
        return backlog.isOverfull() ? OutboundEffect.DROP : turn();
    }

    synchronized OutboundEffect finish() {
        if (isAtLeast(Phase.FINISHING)) {
            return OutboundEffect.REFUSE;
        }
        phase = Phase.FINISHING;
        return turn(backlog.giveUpWaiting());
    }

    /** The socket is dropped: gives those that are given up, all of them; null if it was ended before. */
    synchronized @Nullable List<OutboundEntry> drop() {
        if (phase == Phase.ENDED) {
            return null;
        }
        phase = Phase.ENDED;
        return backlog.giveUpAll();
    }

    /** The connection is gone: gives those that only waited. What is under way is for the end of the write to decide. */
    synchronized List<OutboundEntry> closed() {
        phase = Phase.ENDED;
        return backlog.giveUpUnwritten();
    }

    /** The write under way has failed: gives those that are given up, all of them. */
    synchronized List<OutboundEntry> failed() {
        phase = Phase.ENDED;
        return backlog.giveUpAll();
    }

    synchronized OutboundEffect written() {
        return backlog.isChunkUnderWay() ? turn(backlog.chunkWritten()) : OutboundEffect.NONE;
    }

    synchronized OutboundEffect arrived(OutboundStream stream, Piece piece) {
        return backlog.addPiece(stream, piece) ? turn() : OutboundEffect.REFUSE;
    }

    /** Gives the next thing to do to the one that pumps; null ends its turn. */
    synchronized @Nullable Runnable nextStep(Steps steps) {
        if (!backlog.isChunkUnderWay()) {
            byte[] chunk = backlog.nextChunk();
            if (chunk != null) {
                if (backlog.chunkCloses()) {
                    phase = Phase.LAST;
                }
                return () -> steps.write(chunk);
            }
            OutboundStream stream = backlog.streamToAsk();
            if (stream != null) {
                return () -> steps.ask(stream);
            }
            if (phase == Phase.FINISHING) {
                phase = Phase.FINISHED;
                return steps::finish;
            }
        }
        pumping = false;
        return null;
    }

    private OutboundEffect turn() {
        return claim() ? OutboundEffect.PUMP : OutboundEffect.NONE;
    }

    private OutboundEffect turn(List<OutboundEntry> ended) {
        return new OutboundEffect(ended, turn().then());
    }

    /** Tells whether the caller is now the one to pump. */
    private boolean claim() {
        if (pumping || backlog.isChunkUnderWay()) {
            return false;
        }
        pumping = true;
        return true;
    }

    private boolean isAtLeast(Phase earliest) {
        return phase.compareTo(earliest) >= 0;
    }
}
