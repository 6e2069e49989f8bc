package org.wschat.adapter.websocket.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.wschat.adapter.websocket.http.BodySource;

/** A body whose pieces a test makes, and which notes what is asked of it. */
final class GivenBody implements BodySource {

    final AtomicInteger pulled = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final IntFunction<CompletionStage<Piece>> pieces;

    private GivenBody(IntFunction<CompletionStage<Piece>> pieces) {
        this.pieces = pieces;
    }

    /** A body whose pieces, counted from 0, come when they come. */
    static GivenBody of(IntFunction<CompletionStage<Piece>> pieces) {
        return new GivenBody(pieces);
    }

    /** A body of texts that are there already. */
    static GivenBody ofTexts(int count, IntFunction<String> text) {
        return of(number -> piece(text.apply(number), number == count - 1));
    }

    static CompletionStage<Piece> piece(String text, boolean last) {
        return CompletableFuture.completedStage(new Piece(text.getBytes(StandardCharsets.UTF_8), last));
    }

    @Override
    public CompletionStage<Piece> next() {
        return pieces.apply(pulled.getAndIncrement());
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    boolean isClosed() {
        return closed.get() > 0;
    }
}
