package org.wschat.adapter.websocket.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.http.io.OutputBuffer;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a body as the client takes it. Of the body there is never more in memory than one piece, and no thread waits for
 * the client: it does one step on a thread of HTTP, then waits without one, either for room on the network or for the next
 * piece.
 */
final class StreamedBody implements WriteHandler {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedBody.class);

    /** How much is written at once; the client has made progress when it has taken that. */
    private static final int STEP_BYTES = 32 << 10;

    private final Request request;
    private final BodySource source;
    private final Executor threads;
    private final AnswerProgress progress;
    private final NIOConnection connection;
    private final int ordinaryQueue;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private boolean last;
    private boolean ended;

    StreamedBody(Request request, BodySource source, Executor threads, AnswerProgress progress) {
        this.request = request;
        this.source = source;
        this.threads = threads;
        this.progress = progress;
        this.connection = (NIOConnection) request.getContext().getConnection();
        this.ordinaryQueue = connection.getMaxAsyncWriteQueueSize();
    }

    /** Begins; the header is set, the response suspended. */
    void start() {
        connection.setMaxAsyncWriteQueueSize(1); // there is room only when nothing waits
        progress.made(client());
        awaitRoom();
    }

    private void awaitRoom() {
        output().notifyCanWrite(this);
    }

    @Override
    public void onWritePossible() {
        onThread(this::roomIsThere);
    }

    @Override
    public void onError(Throwable gone) {
        onThread(() -> fail(gone));
    }

    private void onThread(Runnable step) {
        try {
            threads.execute(step);
        } catch (RejectedExecutionException stopping) {
            fail(stopping);
        }
    }

    private void roomIsThere() {
        progress.made(client());
        goOn();
    }

    private void goOn() {
        try {
            if (piece.hasRemaining()) {
                writeStep();
                awaitRoom();
            } else if (last) {
                complete();
            } else {
                source.next().whenCompleteAsync(this::pulled, threads);
            }
        } catch (IOException | RuntimeException failure) {
            fail(failure);
        }
    }

    private void pulled(BodySource.@Nullable Piece pulled, @Nullable Throwable failure) {
        if (pulled == null) {
            fail(failure == null ? new IllegalStateException("no piece (expected: a piece or a failure)") : failure);
            return;
        }
        piece = ByteBuffer.wrap(pulled.bytes());
        last = pulled.last();
        goOn();
    }

    private void writeStep() throws IOException {
        ByteBuffer step = piece.slice().limit(Math.min(piece.remaining(), STEP_BYTES));
        piece.position(piece.position() + step.limit());
        output().writeByteBuffer(step);
        output().flush();
    }

    private void complete() {
        ended = true;
        source.close();
        connection.setMaxAsyncWriteQueueSize(ordinaryQueue);
        request.getResponse().resume();
        progress.complete(client());
    }

    private void fail(Throwable failure) {
        if (ended) {
            return;
        }
        ended = true;
        LOG.debug("the answer to {} ends before its end", request.getRequestURI(), failure);
        source.close();
        progress.broken(client());
        request.getResponse().resume();
    }

    private OutputBuffer output() {
        return request.getResponse().getOutputBuffer();
    }

    private Connection<?> client() {
        return connection;
    }
}
