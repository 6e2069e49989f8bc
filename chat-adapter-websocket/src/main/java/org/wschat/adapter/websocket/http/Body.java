package org.wschat.adapter.websocket.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;

/**
 * Gathers the body of a request as it comes, {@value #MOST_BYTES} bytes at most.
 *
 * <p>It asks for more only until the last part has come: Grizzly would answer by reading on, and take the next request on the
 * connection for a part of this one.
 */
public final class Body implements ReadHandler {

    static final int MOST_BYTES = 16 << 10;

    private static final Problem TOO_LARGE =
            new Problem(413, "too_large", "body: too large (expected: at most " + MOST_BYTES + " bytes)");

    private static final String COMPLETE = Body.class.getName() + ".complete";

    private final HttpRequestPacket request;
    private final NIOInputStream input;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final CompletableFuture<ByteBuffer> whole = new CompletableFuture<>();

    private Body(Request request) {
        this.request = request.getRequest();
        this.input = request.getNIOInputStream();
    }

    /**
     * Notes that the last part of a body has come, before anybody reads it.
     *
     * @param request the request that it belongs to
     */
    public static void complete(HttpRequestPacket request) {
        request.setAttribute(COMPLETE, true);
    }

    static CompletionStage<ByteBuffer> of(Request request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new ProblemException(TOO_LARGE);
        }
        Body body = new Body(request);
        body.input.notifyAvailable(body);
        return body.whole;
    }

    @Override
    public void onDataAvailable() throws IOException {
        if (gather() && request.getAttribute(COMPLETE) == null) {
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
