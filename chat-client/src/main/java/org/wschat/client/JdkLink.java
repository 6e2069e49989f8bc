package org.wschat.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.wschat.client.Transport.Events;
import org.wschat.client.Transport.Link;

/** One socket of the JDK: puts fragments together, and writes one message after the other. */
final class JdkLink implements WebSocket.Listener, Link {

    /** Far above what a page of messages can have. */
    private static final int MOST_CHARS = 32 * 1024 * 1024;

    /** The JDK does not see the end of a connection that it was not reading when it came, so it reads some messages ahead. */
    private static final int AHEAD = 64;

    private static final int SECONDS_TO_CLOSE = 2;

    private final Events events;
    private final String subprotocol;
    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> lastWrite = opened;
    private boolean ended;

    JdkLink(Events events, String subprotocol) {
        this.events = events;
        this.subprotocol = subprotocol;
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (!socket.getSubprotocol().equals(subprotocol)) {
            socket.abort();
            events.refused(101, null);
            return;
        }
        opened.complete(socket);
        events.opened(this);
        socket.request(1 + AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (partial.length() + data.length() > MOST_CHARS) {
            socket.abort();
            fail(new IOException("a message of more than " + MOST_CHARS + " characters"));
            return null;
        }
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            events.text(text);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        if (end()) {
            events.closed(code, reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        fail(error);
    }

    private void fail(Throwable error) {
        if (end()) {
            events.failed(error);
        }
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    @Override
    public synchronized void send(String text) {
        lastWrite = lastWrite.thenCompose(socket -> socket.sendText(text, true)).whenComplete((socket, failure) -> {
            if (failure != null) {
                fail(failure);
            }
        });
    }

    @Override
    public void pull() {
        var unused = opened.thenAccept(socket -> socket.request(1));
    }

    @Override
    public synchronized void close() {
        lastWrite = lastWrite.thenCompose(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        CompletableFuture.delayedExecutor(SECONDS_TO_CLOSE, TimeUnit.SECONDS).execute(this::abort);
    }

    @Override
    public void abort() {
        end();
        var unused = opened.thenAccept(WebSocket::abort);
    }
}
