package org.wschat.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thread that serves all sockets of a load: everything that happens on them, happens on it. {@link #open} and {@link
 * #run} may be called from any thread.
 */
final class LoadLoop implements AutoCloseable {

    /** Wakes the loop up to do something at a certain time. */
    interface Timer {

        /** Does what is due; returns the nanoseconds until it wants to be called again, at least 1. */
        long tick(long now);
    }

    private static final String LOOPBACK = "127.0.0.1";
    private static final int BUFFER = 256 * 1024;
    private static final long IDLE_MILLIS = 100;
    private static final long NANOS_IN_A_MILLISECOND = 1_000_000;

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final LongSupplier time;
    private final Thread thread;
    private Timer timer = now -> IDLE_MILLIS * NANOS_IN_A_MILLISECOND;
    private volatile boolean closed;

    LoadLoop(LongSupplier time) {
        this.time = time;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::loop, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Connects somebody; completes when the server has them connected. */
    CompletableFuture<LoadSocket> open(int port, Wire wire, String from, String to, SocketListener listener) {
        return open(LOOPBACK, port, wire, from, to, listener);
    }

    /**
     * Connects somebody from one of the loopback addresses of this machine, each of which has ports of its own. A chat server
     * has somebody connected when it welcomes them, which is a moment after the handshake.
     */
    CompletableFuture<LoadSocket> open(
            String source, int port, Wire wire, String from, String to, SocketListener listener) {
        String target = wire.target(from, to);
        if (!wire.welcomes()) {
            return open(source, port, target, listener);
        }
        Welcomed welcomed = new Welcomed(listener, new CompletableFuture<>());
        return open(source, port, target, welcomed).thenCombine(welcomed.first(), (socket, first) -> socket);
    }

    private CompletableFuture<LoadSocket> open(String source, int port, String target, SocketListener listener) {
        CompletableFuture<LoadSocket> opened = new CompletableFuture<>();
        run(() -> {
            try {
                connect(source, port, target, listener, opened);
            } catch (IOException e) {
                opened.completeExceptionally(e);
            }
        });
        return opened;
    }

    private void connect(
            String source, int port, String target, SocketListener listener, CompletableFuture<LoadSocket> opened)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        if (!source.equals(LOOPBACK)) {
            channel.bind(new InetSocketAddress(source, 0));
        }
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        LoadSocket[] socket = new LoadSocket[1];
        socket[0] =
                new LoadSocket(channel, key, new FailsUnlessOpened(listener, opened), () -> opened.complete(socket[0]));
        key.attach(socket[0]);
        socket[0].send(ByteBuffer.wrap(("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)));
    }

    /** Has something done on the thread of the loop. */
    void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Has a timer called, from now on; only on the thread of the loop. */
    void timer(Timer next) {
        timer = next;
    }

    private void loop() {
        try {
            while (!closed) {
                long wait = timer.tick(time.getAsLong()) / NANOS_IN_A_MILLISECOND;
                // up to a millisecond late, which counts against the server, rather than busy and in its way
                selector.select(this::ready, Math.max(1, Math.min(IDLE_MILLIS, wait)));
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
            selector.keys().forEach(key -> ((LoadSocket) key.attachment()).close("the load is over"));
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ready(SelectionKey key) {
        ((LoadSocket) key.attachment()).ready(buffer);
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Welcomed(SocketListener listener, CompletableFuture<@Nullable Void> first)
            implements SocketListener {

        @Override
        public void onText(byte[] bytes, int offset, int length) {
            first.complete(null);
            listener.onText(bytes, offset, length);
        }

        @Override
        public void onClosed(String reason) {
            first.completeExceptionally(new IOException(reason));
            listener.onClosed(reason);
        }
    }

    private record FailsUnlessOpened(SocketListener listener, CompletableFuture<LoadSocket> opened)
            implements SocketListener {

        @Override
        public void onText(byte[] bytes, int offset, int length) {
            listener.onText(bytes, offset, length);
        }

        @Override
        public void onClosed(String reason) {
            opened.completeExceptionally(new IOException(reason));
            listener.onClosed(reason);
        }
    }
}
