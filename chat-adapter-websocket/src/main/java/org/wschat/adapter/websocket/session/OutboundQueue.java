package org.wschat.adapter.websocket.session;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.OutboundEntry.Kind;
import org.wschat.adapter.websocket.session.SocketTransport.WriteOutcome;

/**
 * The outbound queue of one socket.
 *
 * <p>With nothing under way a message is written at once; otherwise it waits, and all that waits goes out as one chunk
 * when the write is over. Control frames go ahead of what waits, never into a frame. A waiting stream counts a fixed
 * toll towards the bound, so that streams cannot wait without bound either.
 *
 * <p><b>Concurrency.</b> All fields are guarded by {@code lock}, and nothing foreign is called while it is held. At most
 * one thread pumps ({@code pumping}), and nobody pumps while a write is under way ({@code underWay}): whoever ends the
 * write goes on. A write that ends before {@code write} returns is continued by the loop in {@link #pump}, so that the
 * stack does not grow.
 *
 * <p><b>Completions.</b> Those that somebody waits for run on the executor given, in the order of the queue; so a slow
 * one delays others' completions, but nobody's bytes. They must not block. What is attached later runs where it is
 * attached.
 */
public final class OutboundQueue implements Outbound, WriteOutcome {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int SERVER_ERROR = 1011;
    private static final CompletableFuture<Boolean> REFUSED = CompletableFuture.completedFuture(false);

    private enum State {
        /** Takes messages. */
        OPEN,
        /** A close frame of ours is queued or sent: takes no more messages. */
        CLOSING,
        /** The last frame is chosen: what waited is given up. */
        LAST,
        /** The connection is gone, or as good as gone. */
        ENDED
    }

    private final SocketTransport transport;
    private final int limit;
    private final Executor completions;

    private final Object lock = new Object();
    private final ArrayDeque<OutboundEntry> waiting = new ArrayDeque<>();
    private final ArrayDeque<byte[]> control = new ArrayDeque<>(2);
    private List<OutboundEntry> inFlight = new ArrayList<>(2);
    private State state = State.OPEN;
    private boolean pumping;
    private boolean underWay;
    private int bytes;
    private int bytesUnderWay;
    private long writes;
    private boolean closeChosen;
    private boolean closeUnderWay;
    private boolean finishWanted;

    private @Nullable OutboundEntry streaming;
    private @Nullable Piece piece;
    private boolean pulled;
    private boolean begun;

    /**
     * Makes the queue of a socket that is open.
     *
     * @param transport the connection below
     * @param limit how many bytes may wait and be under way together
     * @param completions runs what waits for a completion
     */
    public OutboundQueue(SocketTransport transport, int limit, Executor completions) {
        this.transport = transport;
        this.limit = limit;
        this.completions = completions;
    }

    @Override
    public CompletionStage<Boolean> send(byte[] utf8) {
        return queue(OutboundEntry.text(utf8));
    }

    @Override
    public CompletionStage<Boolean> stream(TextSource source) {
        return queue(OutboundEntry.stream(source));
    }

    @Override
    public void close(int code, String reason) {
        OutboundEntry entry = OutboundEntry.close(ServerFrame.close(code, reason));
        synchronized (lock) {
            if (state != State.OPEN) {
                return;
            }
            state = State.CLOSING;
            waiting.add(entry);
            bytes += entry.bytes;
            if (!claim()) {
                return;
            }
        }
        pump();
    }

    @Override
    public void pauseReading() {
        transport.pauseReading();
    }

    @Override
    public void resumeReading() {
        transport.resumeReading();
    }

    /**
     * Gives up what waits, sends a close frame and ends the connection without waiting for the answer.
     *
     * @param code a status code that may be sent
     * @param reason for people, at most 123 bytes of UTF-8
     */
    public void closeNow(int code, String reason) {
        control(ServerFrame.close(code, reason));
        finish();
    }

    /**
     * Queues a whole control frame ahead of what waits. A close frame is the last frame: what waits is given up. After a
     * close frame nothing is sent any more.
     *
     * @param frame the bytes of the frame
     */
    public void control(byte[] frame) {
        List<OutboundEntry> givenUp = List.of();
        boolean over;
        boolean go;
        synchronized (lock) {
            if (state == State.LAST || state == State.ENDED || closeChosen) {
                return;
            }
            control.add(frame);
            bytes += frame.length;
            over = bytes > limit;
            if (ServerFrame.isClose(frame)) {
                state = State.LAST;
                closeChosen = true;
                over = false;
                givenUp = takeWaiting();
            }
            go = !over && claim();
        }
        complete(givenUp, false);
        if (over) {
            dropOverLimit();
        } else if (go) {
            pump();
        }
    }

    /** Ends the connection once what is under way, and a close frame that is chosen, are written. */
    public void finish() {
        List<OutboundEntry> givenUp;
        boolean go;
        synchronized (lock) {
            if (state == State.ENDED) {
                return;
            }
            state = State.LAST;
            finishWanted = true;
            givenUp = takeWaiting();
            go = claim();
        }
        complete(givenUp, false);
        if (go) {
            pump();
        }
    }

    /**
     * Drops the socket: ends the connection and gives up everything.
     *
     * @param why for the log, or empty for an end that is nobody's fault
     */
    public void drop(String why) {
        if (end()) {
            transport.terminate(why);
        }
    }

    /** The connection is gone: gives up everything. */
    public void closed() {
        end();
    }

    /**
     * Tells whether messages are still taken.
     *
     * @return false once a close frame is queued, or the socket gone
     */
    public boolean isOpen() {
        synchronized (lock) {
            return state == State.OPEN;
        }
    }

    /**
     * Tells which write is under way, so that one without progress can be seen.
     *
     * @return a number that differs for each write; -1 if none is under way
     */
    public long writeUnderWay() {
        synchronized (lock) {
            return underWay ? writes : -1;
        }
    }

    @Override
    public void written() {
        List<OutboundEntry> done;
        boolean closeWritten;
        boolean goOn;
        synchronized (lock) {
            if (!underWay) {
                return;
            }
            underWay = false;
            bytes -= bytesUnderWay;
            writes++;
            done = takeInFlight();
            closeWritten = closeUnderWay;
            closeUnderWay = false;
            goOn = claim();
        }
        if (closeWritten) {
            transport.awaitClose();
        }
        complete(done, true);
        if (goOn) {
            pump();
        }
    }

    @Override
    public void failed() {
        drop("");
    }

    private CompletionStage<Boolean> queue(OutboundEntry entry) {
        boolean over;
        synchronized (lock) {
            if (state != State.OPEN) {
                return REFUSED;
            }
            over = bytes + entry.bytes > limit;
            if (!over) {
                waiting.add(entry);
                bytes += entry.bytes;
                if (!claim()) {
                    return entry;
                }
            }
        }
        if (over) {
            dropOverLimit();
            return REFUSED;
        }
        pump();
        return entry;
    }

    private void dropOverLimit() {
        drop("more than " + limit + " bytes waited to be written");
    }

    /** Tells whether the caller is now the one to pump. */
    private boolean claim() {
        if (pumping || underWay) {
            return false;
        }
        pumping = true;
        return true;
    }

    private void pump() {
        while (true) {
            byte[] chunk;
            OutboundEntry toPull = null;
            synchronized (lock) {
                chunk = underWay ? null : nextChunk();
                if (chunk != null) {
                    underWay = true;
                } else {
                    toPull = underWay ? null : nextPull();
                    if (toPull == null) {
                        pumping = false;
                        if (!finishWanted || underWay || state != State.LAST) {
                            return;
                        }
                        finishWanted = false;
                    }
                }
            }
            if (chunk != null) {
                transport.write(chunk, this);
            } else if (toPull != null) {
                pull(toPull);
            } else {
                transport.finish();
                return;
            }
        }
    }

    private byte @Nullable [] nextChunk() {
        if (!control.isEmpty()) {
            return controlChunk();
        }
        if (state == State.LAST || state == State.ENDED) {
            return null;
        }
        if (streaming == null) {
            OutboundEntry head = waiting.peek();
            if (head == null) {
                return null;
            }
            if (head.kind != Kind.STREAM) {
                return waitingChunk();
            }
            streaming = waiting.remove();
            begun = false;
        }
        return pieceChunk(streaming);
    }

    private byte[] controlChunk() {
        int size = 0;
        for (byte[] frame : control) {
            size += frame.length;
        }
        ByteBuffer chunk = ByteBuffer.allocate(size);
        control.forEach(chunk::put);
        control.clear();
        bytesUnderWay = size;
        return chunk.array();
    }

    private byte[] waitingChunk() {
        int size = 0;
        OutboundEntry head = waiting.peek();
        while (head != null && head.kind != Kind.STREAM && (size == 0 || size + head.bytes <= CHUNK_BYTES)) {
            size += head.bytes;
            inFlight.add(waiting.remove());
            head = waiting.peek();
        }
        ByteBuffer chunk = ByteBuffer.allocate(size);
        for (OutboundEntry entry : inFlight) {
            if (entry.kind == Kind.CLOSE) {
                chunk.put(entry.payload());
                closeChosen = true;
                closeUnderWay = true;
            } else {
                ServerFrame.put(chunk, ServerFrame.TEXT, true, entry.payload());
            }
        }
        bytesUnderWay = size;
        return chunk.array();
    }

    private byte @Nullable [] pieceChunk(OutboundEntry stream) {
        Piece next = piece;
        if (next == null) {
            return null;
        }
        int size = ServerFrame.size(next.utf8().length);
        ByteBuffer chunk = ByteBuffer.allocate(size);
        ServerFrame.put(chunk, begun ? ServerFrame.CONTINUATION : ServerFrame.TEXT, next.last(), next.utf8());
        bytesUnderWay = size;
        begun = true;
        pulled = false;
        piece = null;
        if (next.last()) {
            inFlight.add(stream);
            bytesUnderWay += stream.bytes;
            streaming = null;
        }
        return chunk.array();
    }

    private @Nullable OutboundEntry nextPull() {
        if (streaming == null || pulled || state == State.LAST || state == State.ENDED) {
            return null;
        }
        pulled = true;
        return streaming;
    }

    private void pull(OutboundEntry stream) {
        CompletionStage<Piece> next;
        try {
            next = requireNonNull(requireNonNull(stream.source).next());
        } catch (RuntimeException broken) {
            next = CompletableFuture.failedStage(broken);
        }
        next.whenComplete((got, failure) -> arrived(stream, got));
    }

    private void arrived(OutboundEntry stream, @Nullable Piece got) {
        synchronized (lock) {
            if (streaming != stream) {
                return;
            }
            if (got != null) {
                piece = got;
                bytes += ServerFrame.size(got.utf8().length);
                if (!claim()) {
                    return;
                }
            }
        }
        if (got == null) {
            closeNow(SERVER_ERROR, "the answer could not be completed");
        } else {
            pump();
        }
    }

    private boolean end() {
        List<OutboundEntry> left;
        synchronized (lock) {
            if (state == State.ENDED) {
                return false;
            }
            state = State.ENDED;
            underWay = false;
            control.clear();
            left = takeInFlight();
            left.addAll(takeWaiting());
            bytes = 0;
        }
        complete(left, false);
        return true;
    }

    private List<OutboundEntry> takeInFlight() {
        List<OutboundEntry> taken = inFlight;
        inFlight = new ArrayList<>(2);
        return taken;
    }

    private List<OutboundEntry> takeWaiting() {
        List<OutboundEntry> taken = new ArrayList<>(waiting.size() + 1);
        if (streaming != null) {
            taken.add(streaming);
            streaming = null;
            piece = null;
        }
        taken.addAll(waiting);
        waiting.clear();
        return taken;
    }

    private void complete(List<OutboundEntry> entries, boolean outcome) {
        boolean awaited = false;
        for (OutboundEntry entry : entries) {
            awaited |= entry.getNumberOfDependents() > 0;
        }
        if (awaited) {
            try {
                completions.execute(() -> entries.forEach(entry -> entry.end(outcome)));
                return;
            } catch (RejectedExecutionException serverGone) {
                // nobody is told later: here and now
            }
        }
        entries.forEach(entry -> entry.end(outcome));
    }
}
