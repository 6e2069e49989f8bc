package org.wschat.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Has one question under way, and times the answers. On the thread of the loop only. */
final class Asker implements SocketListener {

    private static final long LONGEST = 120_000_000_000L;
    private static final int DIGITS = 3;
    private static final byte[] LIST = "\"content\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COUNTS = "{\"total_counts\":".getBytes(StandardCharsets.US_ASCII);

    private final LongSupplier time;
    private Histogram times = new Histogram(LONGEST, DIGITS);
    private List<ByteBuffer> questions = List.of();
    private @Nullable LoadSocket socket;
    private @Nullable CompletableFuture<Histogram> wanted;
    private @Nullable String failure;
    private boolean welcomed;
    private int asked;
    private long since;

    Asker(LongSupplier time) {
        this.time = time;
    }

    void start(LoadSocket opened, List<ByteBuffer> frames) {
        socket = opened;
        questions = frames;
        wanted = null;
        ask();
    }

    /** Counts anew. */
    void forget() {
        times = new Histogram(LONGEST, DIGITS);
    }

    /** Asks no more, and gives the times when the last answer is there. */
    void stop(CompletableFuture<Histogram> answers) {
        wanted = answers;
        if (failure != null) {
            answers.completeExceptionally(new LoadException(failure));
        }
    }

    private void ask() {
        since = time.getAsLong();
        if (socket != null) {
            socket.send(questions.get(asked++ % questions.size()));
        }
    }

    @Override
    public void onText(byte[] bytes, int offset, int length) {
        if (!welcomed) {
            welcomed = true;
            return;
        }
        if (!Wire.contains(bytes, offset, length, LIST) && !Wire.contains(bytes, offset, length, COUNTS)) {
            fail("not what was asked for: " + new String(bytes, offset, length, StandardCharsets.UTF_8));
            return;
        }
        times.recordValue(Math.min(LONGEST, time.getAsLong() - since));
        if (wanted == null) {
            ask();
        } else {
            wanted.complete(times);
        }
    }

    @Override
    public void onClosed(String reason) {
        fail("a socket was lost: " + reason);
    }

    private void fail(String reason) {
        failure = reason;
        if (wanted != null) {
            wanted.completeExceptionally(new LoadException(reason));
        }
    }
}
