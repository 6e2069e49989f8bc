package org.wschat.benchmark.load;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes messages on one socket, and counts the answers. On the thread of the loop only. */
final class Sender implements SocketListener {

    private final LoadPlan plan;
    private final Tally tally;
    private final ByteBuffer message;
    private final long[] since;
    private long sent;
    private long answered;
    private @Nullable Consumer<ByteBuffer> socket;
    private boolean stopped;

    Sender(LoadPlan plan, Tally tally, ByteBuffer message, int mostUnderWay) {
        this.plan = plan;
        this.tally = tally;
        this.message = message;
        this.since = new long[mostUnderWay];
    }

    void start(Consumer<ByteBuffer> opened, long now) {
        socket = opened;
        for (int i = 0; plan.perSecond() == 0 && i < plan.window(); i++) {
            send(now);
        }
    }

    void stop() {
        stopped = true;
    }

    boolean isIdle() {
        return sent == answered;
    }

    /** Sends a message that is due, or was. */
    void send(long due) {
        if (sent - answered == since.length) {
            tally.overrun();
            return;
        }
        since[(int) (sent++ % since.length)] = due;
        Objects.requireNonNull(socket).accept(message);
    }

    @Override
    public void onText(byte[] bytes, int offset, int length) {
        Wire.Meaning meaning = plan.wire().meaning(bytes, offset, length);
        if (meaning == Wire.Meaning.OTHER || meaning == Wire.Meaning.PUSHED) {
            return;
        }
        if (answered == sent) {
            tally.fail("an answer came that nobody had asked for");
            return;
        }
        long now = tally.now();
        tally.answered(meaning, now - since[(int) (answered++ % since.length)]);
        if (!stopped && plan.perSecond() == 0) {
            send(now);
        }
    }

    @Override
    public void onClosed(String reason) {
        tally.lost(reason);
    }
}
