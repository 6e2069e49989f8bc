package org.wschat.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sockets that are open and say nothing. They come from several loopback addresses, so that those of the crowds before, whose
 * ports the system keeps for a minute, are not in their way.
 */
public final class Crowd implements AutoCloseable {

    private static final int AT_ONCE = 250;
    private static final int FROM_ONE_ADDRESS = 5_000;
    private static final int ADDRESSES = 40;
    private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger();

    private final LoadLoop loop = new LoadLoop(System::nanoTime);

    private final int size;

    private Crowd(int size) {
        this.size = size;
    }

    /**
     * Opens them all.
     *
     * @param port where the server listens
     * @param wire what it speaks
     * @param size how many
     * @return the crowd, to be closed
     * @throws LoadException if one cannot be opened
     */
    public static Crowd open(int port, Wire wire, int size) {
        Crowd crowd = new Crowd(size);
        try {
            for (int first = 0; first < size; first += FROM_ONE_ADDRESS) {
                crowd.openPart(port, wire, first, Math.min(size, first + FROM_ONE_ADDRESS));
            }
            return crowd;
        } catch (LoadException e) {
            crowd.close();
            throw e;
        }
    }

    private void openPart(int port, Wire wire, int first, int end) {
        String source = "127.0.0." + (2 + NEXT_ADDRESS.getAndIncrement() % ADDRESSES);
        for (int from = first; from < end; from += AT_ONCE) {
            List<CompletableFuture<LoadSocket>> opening = new ArrayList<>();
            for (int i = from; i < Math.min(end, from + AT_ONCE); i++) {
                opening.add(loop.open(source, port, wire, "idle" + i, "nobody" + i, new Deaf()));
            }
            opening.forEach(Waiting::until);
        }
    }

    /** {@return how many they are} */
    public int size() {
        return size;
    }

    @Override
    public void close() {
        loop.close();
    }

    private record Deaf() implements SocketListener {

        @Override
        public void onText(byte[] bytes, int offset, int length) {
            // a welcome
        }

        @Override
        public void onClosed(String reason) {
            // those who count on the crowd see it in what they measure
        }
    }
}
