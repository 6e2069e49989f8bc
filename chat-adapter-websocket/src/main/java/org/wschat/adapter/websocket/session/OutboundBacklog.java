package org.wschat.adapter.websocket.session;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.Outbound.Piece;
import org.wschat.adapter.websocket.session.OutboundEntry.Kind;

/**
 * What waits to be written on one socket, in which order it leaves, and the one chunk that is under way. Used with the
 * lock of its {@link OutboundQueue} held; calls nothing foreign.
 */
final class OutboundBacklog {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final ArrayDeque<byte[]> control = new ArrayDeque<>(2);
    private final ArrayDeque<OutboundEntry> waiting = new ArrayDeque<>();
    private final int limit;
    private @Nullable OutboundStream stream;

    /** Control frames too, but not the oversized entry. */
    private int waitingBytes;

    /** Those of the entry that is larger than the limit all by itself; one at most waits. */
    private int oversizedBytes;

    /** Those whose last byte is in the chunk under way. */
    private List<OutboundEntry> inChunk = new ArrayList<>(2);

    private int chunkBytes;
    private long chunks;

    OutboundBacklog(int limit) {
        this.limit = limit;
    }

    /**
     * Tells whether an entry may wait. What is under way does not count, nor does one entry larger than the limit: a client
     * that reads well can be sent anything. So the limit, one such entry and one chunk are the most that is kept.
     */
    boolean hasRoomFor(OutboundEntry entry) {
        return isOversized(entry) ? oversizedBytes == 0 : waitingBytes + entry.bytes <= limit;
    }

    /** Tells whether an entry that may be left out may wait: there has to be room behind it for what may not. */
    boolean hasSpareRoomFor(OutboundEntry entry) {
        return waitingBytes + oversizedBytes == 0 || waitingBytes + oversizedBytes + entry.bytes <= limit / 2;
    }

    /** Tells whether more waits than may, which only control frames can bring about. */
    boolean isOverfull() {
        return waitingBytes > limit;
    }

    /** Gives how many bytes wait or are under way. */
    long bytes() {
        return (long) waitingBytes + oversizedBytes + chunkBytes;
    }

    void add(OutboundEntry entry) {
        waiting.add(entry);
        if (isOversized(entry)) {
            oversizedBytes = entry.bytes;
        } else {
            waitingBytes += entry.bytes;
        }
    }

    void addControl(byte[] frame) {
        control.add(frame);
        waitingBytes += frame.length;
    }

    /** Takes the piece that the stream being sent was asked for; false if that is no longer this stream. */
    boolean addPiece(OutboundStream of, Piece piece) {
        if (stream != of) {
            return false;
        }
        waitingBytes += of.arrived(piece);
        return true;
    }

    /** Gives the stream that has to be asked for its next piece now; null if there is none. */
    @Nullable OutboundStream streamToAsk() {
        return stream != null && stream.claimAsking() ? stream : null;
    }

    boolean isChunkUnderWay() {
        return chunkBytes > 0;
    }

    /** Gives a number that differs for each chunk. */
    long chunkNumber() {
        return chunks;
    }

    /** Tells whether the chunk under way ends with a close frame that had waited. */
    boolean chunkCloses() {
        return !inChunk.isEmpty() && inChunk.get(inChunk.size() - 1).kind == Kind.CLOSE;
    }

    /** Makes the next chunk, which is then under way; null if nothing is ready. Called when none is under way. */
    byte @Nullable [] nextChunk() {
        byte[] chunk = control.isEmpty() ? messageChunk() : controlChunk();
        if (chunk != null) {
            chunkBytes = chunk.length;
            chunks++;
        }
        return chunk;
    }

    /** The chunk is written; gives those that are complete with it. */
    List<OutboundEntry> chunkWritten() {
        chunkBytes = 0;
        List<OutboundEntry> written = inChunk;
        inChunk = new ArrayList<>(2);
        return written;
    }

    /** Gives up all messages that are not under way; control frames stay. */
    List<OutboundEntry> giveUpWaiting() {
        List<OutboundEntry> givenUp = new ArrayList<>(waiting.size() + 1);
        if (stream != null) {
            givenUp.add(stream.entry());
            stream = null;
        }
        givenUp.addAll(waiting);
        waiting.clear();
        oversizedBytes = 0;
        waitingBytes = controlBytes();
        return givenUp;
    }

    /** Gives up all that is not under way. */
    List<OutboundEntry> giveUpUnwritten() {
        control.clear();
        return giveUpWaiting();
    }

    /** Gives up everything. */
    List<OutboundEntry> giveUpAll() {
        List<OutboundEntry> givenUp = chunkWritten();
        givenUp.addAll(giveUpUnwritten());
        return givenUp;
    }

    private boolean isOversized(OutboundEntry entry) {
        return entry.bytes > limit;
    }

    private byte[] controlChunk() {
        ByteBuffer chunk = ByteBuffer.allocate(controlBytes());
        control.forEach(chunk::put);
        control.clear();
        waitingBytes -= chunk.capacity();
        return chunk.array();
    }

    private int controlBytes() {
        int size = 0;
        for (byte[] frame : control) {
            size += frame.length;
        }
        return size;
    }

    private byte @Nullable [] messageChunk() {
        OutboundEntry head = waiting.peek();
        if (stream == null && head != null && head.kind == Kind.STREAM) {
            stream = new OutboundStream(take());
        }
        if (stream != null) {
            return pieceChunk(stream);
        }
        return head == null ? null : wholeChunk();
    }

    /** Everything up to the next stream, or as much as one chunk may have; always the first. */
    private byte[] wholeChunk() {
        int size = 0;
        OutboundEntry head = waiting.peek();
        while (head != null && head.kind != Kind.STREAM && (size == 0 || size + head.bytes <= CHUNK_BYTES)) {
            size += head.bytes;
            inChunk.add(take());
            head = waiting.peek();
        }
        ByteBuffer chunk = ByteBuffer.allocate(size);
        for (OutboundEntry entry : inChunk) {
            entry.put(chunk);
        }
        return chunk.array();
    }

    private OutboundEntry take() {
        OutboundEntry head = waiting.remove();
        if (isOversized(head)) {
            oversizedBytes = 0;
        } else {
            waitingBytes -= head.bytes;
        }
        return head;
    }

    private byte @Nullable [] pieceChunk(OutboundStream of) {
        byte[] frame = of.nextFrame();
        if (frame != null) {
            waitingBytes -= frame.length;
        }
        if (of.isComplete()) {
            inChunk.add(of.entry());
            stream = null;
        }
        return frame;
    }
}
