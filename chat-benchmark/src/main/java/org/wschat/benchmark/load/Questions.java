package org.wschat.benchmark.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Asks a chat server on one socket, one question after the other, and times the answers. For one thread at a time. */
public final class Questions implements AutoCloseable {

    private final LoadLoop loop = new LoadLoop(System::nanoTime);
    private final Asker asker = new Asker(System::nanoTime);
    private final LoadSocket socket;

    /**
     * Opens the socket.
     *
     * @param port where the server listens
     * @param from who asks
     * @param to the peer
     * @throws LoadException if it cannot be opened
     */
    public Questions(int port, String from, String to) {
        socket = Waiting.until(loop.open(port, Wire.CHAT, from, to, asker));
    }

    /**
     * Asks until the server is warm.
     *
     * @param questions what is asked
     */
    public void warmUp(List<String> questions) {
        ask(questions, Load.COMPILING, Duration.ZERO);
    }

    /**
     * Asks for a while, round and round.
     *
     * @param questions what is asked
     * @param warmUp how long it asks before it counts
     * @param duration how long it counts
     * @return how long the answers took, in nanoseconds
     * @throws LoadException if a question is not answered with what was asked for
     */
    public Histogram ask(List<String> questions, Duration warmUp, Duration duration) {
        List<ByteBuffer> frames = questions.stream().map(Frames::text).toList();
        loop.run(() -> asker.start(socket, frames));
        Waiting.sleep(warmUp);
        loop.run(asker::forget);
        Waiting.sleep(duration);
        CompletableFuture<Histogram> answers = new CompletableFuture<>();
        loop.run(() -> asker.stop(answers));
        return Waiting.until(answers);
    }

    @Override
    public void close() {
        loop.close();
    }
}
