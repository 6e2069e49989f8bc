package org.wschat.adapter.websocket.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A way out that remembers what was queued; writes at once, or when told to. Streams are pulled when written. */
public final class RecordingOutbound implements Outbound {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<byte[]> frames = new CopyOnWriteArrayList<>();
    private final Queue<CompletableFuture<Boolean>> unwritten = new ArrayDeque<>();
    private boolean holding;
    private volatile boolean full;
    private volatile boolean paused;
    private @Nullable TextSource source;
    private CompletableFuture<Boolean> streamed = new CompletableFuture<>();
    private @Nullable CompletableFuture<Piece> asked;
    private int largestPiece;
    private final ByteArrayOutputStream streamedBytes = new ByteArrayOutputStream();

    /** Leaves what is queued from now on unwritten. */
    public void hold() {
        holding = true;
    }

    /** Ends the oldest unwritten message. */
    public void written(boolean completely) {
        unwritten.remove().complete(completely);
    }

    /** Whether nothing more is to be read. */
    public boolean paused() {
        return paused;
    }

    /** Everything queued so far; a close as "CLOSE code reason", a stream once its last piece was pulled. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The very arrays that were queued. */
    public List<byte[]> frames() {
        return frames;
    }

    /** Forgets what was queued. */
    public void clear() {
        texts.clear();
        frames.clear();
    }

    /** Whether an answer in pieces was begun. */
    public boolean streaming() {
        return source != null;
    }

    /** How many bytes the largest piece of all streams had. */
    public int largestPiece() {
        return largestPiece;
    }

    /** Pulls one piece of the stream, or asks for it once until it is there; false after the last one, or a failure. */
    public boolean pull() {
        CompletableFuture<Piece> next = asked;
        if (next == null) {
            next = Objects.requireNonNull(source).next().toCompletableFuture();
        }
        asked = next.isDone() ? null : next;
        if (!next.isDone()) {
            return true;
        }
        if (next.isCompletedExceptionally()) {
            texts.add("CLOSE 1011");
            streamed.complete(false);
            return false;
        }
        Piece piece = next.join();
        streamedBytes.writeBytes(piece.utf8());
        largestPiece = Math.max(largestPiece, piece.utf8().length);
        if (piece.last()) {
            texts.add(streamedBytes.toString(StandardCharsets.UTF_8));
            streamed.complete(true);
        }
        return !piece.last();
    }

    @Override
    public synchronized CompletionStage<Boolean> send(byte[] utf8) {
        texts.add(new String(utf8, StandardCharsets.UTF_8));
        frames.add(utf8);
        if (!holding) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        unwritten.add(written);
        return written;
    }

    /** Leaves out what is offered from now on, or no more. */
    public void full(boolean isFull) {
        full = isFull;
    }

    @Override
    public Optional<CompletionStage<Boolean>> offer(byte[] utf8) {
        return full ? Optional.empty() : Optional.of(send(utf8));
    }

    @Override
    public CompletionStage<Boolean> stream(TextSource source) {
        this.source = source;
        streamed = new CompletableFuture<>();
        streamedBytes.reset();
        return streamed;
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
    }

    @Override
    public void close(int code, String reason) {
        texts.add("CLOSE " + code + " " + reason);
    }

    @Override
    public void closeNow(int code, String reason) {
        texts.add("CLOSE NOW " + code + " " + reason);
    }
}
