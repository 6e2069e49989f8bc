package org.wschat.adapter.websocket.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;

/** Gathers the body of a request as it comes, {@value #MOST_BYTES} bytes at most. */
final class Body implements ReadHandler {

    static final int MOST_BYTES = 16 << 10;

    private static final Problem TOO_LARGE =
            new Problem(413, "too_large", "body: too large (expected: at most " + MOST_BYTES + " bytes)");

    private final NIOInputStream input;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final CompletableFuture<ByteBuffer> whole = new CompletableFuture<>();

    private Body(NIOInputStream input) {
        this.input = input;
    }

    static CompletionStage<ByteBuffer> of(Request request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new ProblemException(TOO_LARGE);
        }
        Body body = new Body(request.getNIOInputStream());
        body.input.notifyAvailable(body);
        return body.whole;
    }

    @Override
    public void onDataAvailable() throws IOException {
        if (gather()) {
            input.notifyAvailable(this);
        }
    }

    @Override
    public void onAllDataRead() throws IOException {
        if (gather()) {
            whole.complete(ByteBuffer.wrap(gathered.toByteArray()));
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    private boolean gather() throws IOException {
        byte[] part = new byte[input.readyData()];
        int read = input.read(part);
        if (read > 0) {
            gathered.write(part, 0, read);
        }
        if (gathered.size() > MOST_BYTES) {
            whole.completeExceptionally(new ProblemException(TOO_LARGE));
            return false;
        }
        return true;
    }
}
