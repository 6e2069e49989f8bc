package org.wschat.benchmark.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People to whom a lot is written, each by a person of their own, at a steady rate: they read it, or they never read. A writer
 * has few messages under way, so that it is the readers, not the writers, for whom the server must keep something. On sockets
 * of one thread, which is none of a {@link Load}. For one thread at a time.
 */
public final class Flood implements AutoCloseable {

    private static final int MESSAGE_BYTES = 32_768;
    private static final int MOST_UNDER_WAY = 4;

    private final LoadLoop loop = new LoadLoop(System::nanoTime);
    private final List<Writer> writers = new ArrayList<>();

    /**
     * Opens the sockets.
     *
     * @param port where a chat server listens
     * @param people how many are written to
     * @param stalled whether they never read
     * @throws LoadException if one cannot be opened
     */
    public Flood(int port, int people, boolean stalled) {
        for (int i = 0; i < people; i++) {
            LoadSocket reader = Waiting.until(loop.open(port, Wire.CHAT, "to" + i, "of" + i, new Writer()));
            if (stalled) {
                loop.run(reader::stall);
            }
            Writer writer = new Writer();
            writer.socket = Waiting.until(loop.open(port, Wire.CHAT, "of" + i, "to" + i, writer));
            writers.add(writer);
        }
    }

    /**
     * Writes to everybody, and waits until all is acknowledged.
     *
     * @param bytes how much to each
     * @param duration how long it takes
     * @throws LoadException if a writer is refused or loses the socket
     */
    public void send(long bytes, Duration duration) {
        long messages = bytes / MESSAGE_BYTES * writers.size();
        int perSecond = (int) Math.max(1, messages * 1_000 / Math.max(1, duration.toMillis()));
        ByteBuffer frame = Frames.text("{\"type\":1,\"content\":\"" + "x".repeat(MESSAGE_BYTES) + "\"}");
        Iterator<Writer> turns =
                Stream.generate(() -> writers).flatMap(List::stream).iterator();
        long[] sent = new long[1];
        loop.run(() -> loop.timer(new Metronome(perSecond, System.nanoTime(), due -> {
            if (sent[0]++ < messages) {
                turns.next().owe(frame);
            }
        })));
        Waiting.sleep(duration);
        long end = System.nanoTime() + Waiting.patience().toNanos();
        while (answered() < messages) {
            if (System.nanoTime() > end) {
                throw new LoadException(
                        "only " + answered() + " of " + messages + " messages of a flood were acknowledged");
            }
            Waiting.sleep(Duration.ofMillis(20));
        }
    }

    private long answered() {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        loop.run(() -> {
            if (writers.stream().anyMatch(writer -> writer.failed)) {
                answer.completeExceptionally(new LoadException("a writer of a flood was refused, or lost the socket"));
            }
            answer.complete(
                    writers.stream().mapToLong(writer -> writer.answered).sum());
        });
        return Waiting.until(answer);
    }

    @Override
    public void close() {
        loop.close();
    }

    /** One side of a pair; the other is one too, and counts nothing. */
    private static final class Writer implements SocketListener {

        private @Nullable LoadSocket socket;
        private final Deque<ByteBuffer> owed = new ArrayDeque<>();
        private int underWay;
        private long answered;
        private boolean failed;

        void owe(ByteBuffer frame) {
            owed.add(frame);
            send();
        }

        private void send() {
            while (socket != null && underWay < MOST_UNDER_WAY && !owed.isEmpty()) {
                underWay++;
                socket.send(owed.remove());
            }
        }

        @Override
        public void onText(byte[] bytes, int offset, int length) {
            switch (Wire.CHAT.meaning(bytes, offset, length)) {
                case ACKNOWLEDGED, KEPT_ONLY -> {
                    answered++;
                    underWay--;
                    send();
                }
                case REFUSED -> failed = true;
                case PUSHED, OTHER -> {}
            }
        }

        @Override
        public void onClosed(String reason) {
            failed = true;
        }
    }
}
