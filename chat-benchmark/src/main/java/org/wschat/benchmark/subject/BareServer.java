package org.wschat.benchmark.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The least that serves WebSockets: one thread, whole texts, frames of up to 64 KiB, and nothing that is not needed. */
final class BareServer implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final int BACKLOG = 4_096;

    private final BiConsumer<BareSocket, byte[]> onText;
    private final Consumer<BareSocket> onOpen;
    private final Selector selector;
    private final ServerSocketChannel door;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    /**
     * Listens on the loopback address.
     *
     * @param onText what happens when a text has come, on the one thread
     * @param onOpen what happens when a socket is open
     */
    BareServer(BiConsumer<BareSocket, byte[]> onText, Consumer<BareSocket> onOpen) throws IOException {
        this.onText = onText;
        this.onOpen = onOpen;
        selector = Selector.open();
        door = ServerSocketChannel.open();
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        door.configureBlocking(false);
        door.register(selector, SelectionKey.OP_ACCEPT);
    }

    int port() {
        return door.socket().getLocalPort();
    }

    /** Says where it listens, and serves for ever. */
    static void serve(BiConsumer<BareSocket, byte[]> onText, Consumer<BareSocket> onOpen) throws IOException {
        try (BareServer server = new BareServer(onText, onOpen)) {
            System.out.println("listens at ws://127.0.0.1:" + server.port() + "/ws");
            server.run();
        }
    }

    /** Serves on this thread until it is closed. */
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select(this::ready);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = door.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                SelectionKey ofSocket = channel.register(selector, SelectionKey.OP_READ);
                ofSocket.attach(new BareSocket(channel, ofSocket, onText, onOpen));
            } else {
                ((BareSocket) key.attachment()).ready(buffer);
            }
        } catch (IOException e) {
            key.cancel();
            close(key);
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            // it is gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        selector.close();
    }
}
