package org.wschat.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Something that was asked for and not answered yet.
 *
 * @param <T> what the answer says
 */
final class Request<T> {

    private final JsonObject frame;
    private final String answerOp;
    private final Frame.Reader<T> reader;
    private final Duration patience;
    private final CompletableFuture<T> future = new CompletableFuture<>();

    /** When the caller's patience ends. */
    Timer.Alarm deadline = Timer.Alarm.NONE;

    /** The end of the patience, by the timer. */
    long deadlineNanos;

    Request(JsonObject frame, String answerOp, Frame.Reader<T> reader, Duration patience) {
        this.frame = frame;
        this.answerOp = answerOp;
        this.reader = reader;
        this.patience = patience;
    }

    JsonObject frame() {
        return frame;
    }

    Duration patience() {
        return patience;
    }

    CompletableFuture<T> future() {
        return future;
    }

    /** Hands the answer over, or what is wrong with it. */
    void answer(Frame answer, Executor executor) {
        try {
            String op = answer.text("op");
            if (!op.equals(answerOp)) {
                throw new UnreadableFrameException("op: " + op + " (expected: " + answerOp + ")");
            }
            T value = reader.read(answer);
            executor.execute(() -> future.complete(value));
        } catch (UnreadableFrameException e) {
            fail(new ChatException(ErrorCode.UNREADABLE, e.problem(), e), executor);
        }
    }

    void fail(ChatException cause, Executor executor) {
        executor.execute(() -> future.completeExceptionally(cause));
    }
}
