package org.wschat.adapter.websocket.device;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.wschat.adapter.websocket.device.frame.AskedFrame;
import org.wschat.adapter.websocket.device.frame.DeviceFrames;
import org.wschat.adapter.websocket.device.frame.DeviceRequest;
import org.wschat.adapter.websocket.device.frame.DeviceRequests;
import org.wschat.adapter.websocket.endpoint.Call;
import org.wschat.adapter.websocket.endpoint.InvalidFrameLimit;
import org.wschat.adapter.websocket.session.ConnectedDevice;
import org.wschat.adapter.websocket.session.SocketHandler;
import org.wschat.application.port.outbound.RequestLimiter.Kind;

/**
 * One open socket of the second protocol: reads its frames, starts what they ask for in the order of arrival, and reads no
 * more while too much of it is under way. Requests that were taken are answered before it closes.
 */
final class DeviceSocket implements SocketHandler {

    /** The frame of a minute that is no request, and ends the socket. */
    static final int MOST_INVALID = 100;

    /** The request of a minute that comes too soon, and ends the socket. */
    static final int MOST_TOO_SOON = 1000;

    private static final int GOING_AWAY = 1001;
    private static final int NO_BINARY = 1003;
    private static final int POLICY_VIOLATION = 1008;
    private static final int SESSION_ENDED = 4401;

    private final ConnectedDevice device;
    private final DeviceRequests requests;
    private final DeviceWorks works;
    private final Function<Kind, Optional<Duration>> limiter;
    private final InvalidFrameLimit invalid;
    private final InvalidFrameLimit tooSoon;
    private final RequestPump pump;
    private final Consumer<DeviceSocket> unregister;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Runnable sessionEnded = this::endSession;

    /**
     * @param limiter tells how long a request of a kind has to wait, if it has to
     * @param loadBytes how much text may be under way
     */
    DeviceSocket(
            ConnectedDevice device,
            DeviceRequests requests,
            DeviceWorks works,
            Function<Kind, Optional<Duration>> limiter,
            int loadBytes,
            LongSupplier ticker,
            Consumer<DeviceSocket> unregister) {
        this.device = device;
        this.requests = requests;
        this.works = works;
        this.limiter = limiter;
        this.invalid = new InvalidFrameLimit(MOST_INVALID, ticker);
        this.tooSoon = new InvalidFrameLimit(MOST_TOO_SOON, ticker);
        this.pump = new RequestPump(loadBytes, device::pauseReading, device::resumeReading);
        this.unregister = unregister;
    }

    @Override
    public void onText(String text) {
        if (!closing.get()) {
            pump.take(text, this::begin);
        }
    }

    private void begin(String text) {
        AskedFrame asked = requests.parse(text);
        Work work = asked.request().fold(works);
        if (asked.request() instanceof DeviceRequest.Refused) {
            start(asked.ref(), work);
            closeIf(invalid.reachedByOneMore(), "too many invalid frames");
            return;
        }
        Optional<Duration> wait = limiter.apply(work.kind());
        if (wait.isEmpty()) {
            start(asked.ref(), work);
        } else {
            byte[] frame = DeviceFrames.rateLimited(asked.ref(), wait.get());
            start(asked.ref(), Work.of(work.kind(), ref -> device.answer(frame)));
            closeIf(tooSoon.reachedByOneMore(), "too many requests");
        }
    }

    private void start(Optional<String> ref, Work work) {
        pump.begun(work.bytes());
        work.start().with(ref).whenComplete((answered, failure) -> {
            if (failure != null) {
                Call.logFailure("request", failure);
            }
            pump.over(work.bytes(), this::begin);
        });
    }

    @Override
    public void onBinary(byte[] bytes) {
        closeWhenAnswered(NO_BINARY, "this protocol is text");
    }

    @Override
    public void onClosed() {
        closing.set(true);
        pump.abandon();
        works.end();
        unregister.accept(this);
        closed.complete(null);
    }

    /** Asks the client to connect again, takes no more requests, and closes when those that were taken are answered. */
    CompletionStage<Void> drain(Duration reconnectAfter) {
        if (!closing.get()) {
            CompletionStage<Boolean> unused = device.answer(DeviceFrames.reconnect(reconnectAfter));
        }
        closeWhenAnswered(GOING_AWAY, "server stopping");
        return closed;
    }

    /** Closes before anything is said. */
    void refuse(int code, String reason) {
        closing.set(true);
        device.close(code, reason);
    }

    /** Closes now, whatever is under way. */
    void closeNow() {
        closing.set(true);
        device.close(GOING_AWAY, "server stopping");
    }

    /** {@return always the same, which closes because the user may no longer be connected} */
    Runnable sessionEnded() {
        return sessionEnded;
    }

    private void endSession() {
        closing.set(true);
        pump.abandon();
        device.closeNow(SESSION_ENDED, "session ended");
    }

    private void closeIf(boolean abuse, String reason) {
        if (abuse) {
            closeWhenAnswered(POLICY_VIOLATION, reason);
        }
    }

    private void closeWhenAnswered(int code, String reason) {
        if (closing.compareAndSet(false, true)) {
            pump.finish().thenRun(() -> device.close(code, reason));
        }
    }
}
