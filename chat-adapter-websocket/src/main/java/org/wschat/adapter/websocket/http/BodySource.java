package org.wschat.adapter.websocket.http;

import java.util.concurrent.CompletionStage;

/**
 * Where a body of any length comes from, piece by piece. Asked for the next piece only when the client has taken the one
 * before; used by one thread at a time.
 */
public interface BodySource extends AutoCloseable {

    /**
     * Gives the next piece. If the stage fails, or this throws, the connection is ended in such a way that what the client
     * has does not look like a complete body.
     *
     * @return the piece, once it is there
     */
    CompletionStage<Piece> next();

    /** Hears, once, that nothing more will be asked for: all is written, or it failed, or the client is gone. Never fails. */
    @Override
    void close();

    /**
     * A part of a body.
     *
     * @param bytes the bytes; none is a piece, too
     * @param last whether no piece follows
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Piece(byte[] bytes, boolean last) {}
}
