package org.wschat.adapter.websocket.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.SocketTransport.WriteOutcome;

/**
 * The outbound queue of one socket.
 *
 * <p>With nothing under way a message is written at once; otherwise it waits, and all that waits goes out as one chunk
 * when the write is over. Control frames go ahead of what waits, never into a frame. A waiting stream counts a fixed
 * toll towards the bound, so that streams cannot wait without bound either.
 *
 * <p>What happens is decided in {@link OutboundState}, where the rule for threads stands too; here it is carried out. A
 * write that ends before {@code write} returns is continued by the loop in {@link #pump}, so that the stack does not grow.
 *
 * <p><b>Completions.</b> Those that somebody waits for run on the executor given, in the order of the queue; so a slow
 * one delays others' completions, but nobody's bytes. They must not block. What is attached later runs where it is
 * attached.
 */
public final class OutboundQueue implements Outbound, WriteOutcome {

    private static final int SERVER_ERROR = 1011;
    private static final CompletableFuture<Boolean> REFUSED = CompletableFuture.completedFuture(false);

    private final SocketTransport transport;
    private final int limit;
    private final OutboundCompletions completions;
    private final OutboundState state;
    private final OutboundState.Steps steps = new Pump();

    /**
     * Makes the queue of a socket that is open.
     *
     * @param transport the connection below
     * @param limit how many bytes may wait behind the write under way, beside one message that is larger by itself
     * @param completions runs what waits for a completion
     */
    public OutboundQueue(SocketTransport transport, int limit, Executor completions) {
        this.transport = transport;
        this.limit = limit;
        this.completions = new OutboundCompletions(completions);
        this.state = new OutboundState(limit);
    }

    @Override
    public CompletionStage<Boolean> send(byte[] utf8) {
        return queue(OutboundEntry.text(utf8));
    }

    @Override
    public Optional<CompletionStage<Boolean>> offer(byte[] utf8) {
        OutboundEntry entry = OutboundEntry.text(utf8);
        OutboundEffect effect = state.offer(entry);
        carryOut(effect);
        return effect.isTaken() ? Optional.of(entry) : Optional.empty();
    }

    @Override
    public CompletionStage<Boolean> stream(TextSource source) {
        return queue(OutboundEntry.stream(source));
    }

    @Override
    public void close(int code, String reason) {
        carryOut(state.close(OutboundEntry.close(ServerFrame.close(code, reason))));
    }

    @Override
    public void pauseReading() {
        transport.pauseReading();
    }

    @Override
    public void resumeReading() {
        transport.resumeReading();
    }

    @Override
    public void closeNow(int code, String reason) {
        control(ServerFrame.close(code, reason));
        finish();
    }

    /**
     * Queues a whole control frame ahead of what waits. A close frame is the last frame: what waits is given up. After a
     * close frame nothing is sent any more.
     *
     * @param frame the bytes of the frame
     */
    public void control(byte[] frame) {
        carryOut(state.control(frame));
    }

    /** Ends the connection once what is under way, and a close frame that is chosen, are written. */
    public void finish() {
        carryOut(state.finish());
    }

    /**
     * Drops the socket: ends the connection and gives up everything.
     *
     * @param why for the log, or empty for an end that is nobody's fault
     */
    public void drop(String why) {
        List<OutboundEntry> left = state.drop();
        if (left != null) {
            completions.tell(left, false);
            transport.terminate(why);
        }
    }

    /**
     * The connection is gone: gives up what waits. What is under way may have reached the client all the same, for a client
     * may close as soon as it has the last byte: the end of the write decides about that, before or after this call.
     */
    public void closed() {
        completions.tell(state.closed(), false);
    }

    /**
     * Tells whether messages are still taken.
     *
     * @return false once a close frame is queued, or the socket gone
     */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** {@return how many bytes wait to be written, or are being written; pieces that a stream has yet to give do not count} */
    public long bytes() {
        return state.bytes();
    }

    /**
     * Tells which write is under way, so that one without progress can be seen.
     *
     * @return a number that differs for each write; -1 if none is under way
     */
    public long writeUnderWay() {
        return state.writeUnderWay();
    }

    @Override
    public void written() {
        OutboundEffect effect = state.written();
        if (effect.endsClose()) {
            transport.awaitClose();
        }
        completions.tell(effect.ended(), true);
        follow(effect);
    }

    @Override
    public void failed() {
        completions.tell(state.failed(), false);
        transport.terminate("");
    }

    private CompletionStage<Boolean> queue(OutboundEntry entry) {
        OutboundEffect effect = state.queue(entry);
        carryOut(effect);
        return effect.isTaken() ? entry : REFUSED;
    }

    private void carryOut(OutboundEffect effect) {
        completions.tell(effect.ended(), false);
        follow(effect);
    }

    private void follow(OutboundEffect effect) {
        switch (effect.then()) {
            case PUMP -> pump();
            case DROP -> drop("more than " + limit + " bytes waited to be written");
            case NOTHING, REFUSE -> {}
        }
    }

    private void pump() {
        for (Runnable step = state.nextStep(steps); step != null; step = state.nextStep(steps)) {
            step.run();
        }
    }

    private void arrived(OutboundStream stream, @Nullable Piece piece) {
        if (piece == null) {
            closeNow(SERVER_ERROR, "the answer could not be completed"); // does nothing if the stream was given up
        } else {
            carryOut(state.arrived(stream, piece));
        }
    }

    /** The steps, towards the connection. */
    private final class Pump implements OutboundState.Steps {

        @Override
        public void write(byte[] chunk) {
            transport.write(chunk, OutboundQueue.this);
        }

        @Override
        public void ask(OutboundStream stream) {
            stream.ask().whenComplete((piece, failure) -> arrived(stream, piece));
        }

        @Override
        public void finish() {
            transport.finish();
        }
    }
}
