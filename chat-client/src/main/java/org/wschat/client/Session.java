package org.wschat.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.wschat.client.Transport.Link;

/** One socket, from its handshake to its end: waits for the welcome, keeps the heartbeat, reads one frame at a time. */
final class Session implements Transport.Events {

    private static final Duration WELCOME_TIMEOUT = Duration.ofSeconds(10);

    private final Parts parts;
    private final Dispatch dispatch;
    private final Connection connection;
    private @Nullable Link link;
    private @Nullable Outlet outlet;
    private @Nullable Duration reconnectAfter;
    private Timer.Alarm alarm = Timer.Alarm.NONE;
    private long openedAt;
    private long heardAt;

    Session(Parts parts, Dispatch dispatch, Connection connection) {
        this.parts = parts;
        this.dispatch = dispatch;
        this.connection = connection;
    }

    void open() {
        parts.transport().open(this);
    }

    /** {@return the socket; {@code null} before it is open} */
    @Nullable Link link() {
        return link;
    }

    /** {@return where to write; {@code null} before the welcome} */
    @Nullable Outlet outlet() {
        return outlet;
    }

    /** {@return how long the server asked to wait; {@code null} if it did not} */
    @Nullable Duration reconnectAfter() {
        return reconnectAfter;
    }

    /** {@return how long ago the welcome was; nothing before it} */
    Duration age() {
        return outlet == null ? Duration.ZERO : Duration.ofNanos(parts.timer().nanos() - openedAt);
    }

    @Override
    public void opened(Link opened) {
        parts.core().execute(() -> {
            if (!connection.isCurrent(this)) {
                opened.abort();
                return;
            }
            link = opened;
            alarm = parts.later(WELCOME_TIMEOUT, () -> broken("no welcome within " + WELCOME_TIMEOUT));
        });
    }

    @Override
    public void refused(int status, @Nullable Duration retryAfter) {
        parts.core().execute(() -> end(Ending.BROKEN, "", Ending.ofStatus(status, retryAfter)));
    }

    @Override
    public void closed(int code, String reason) {
        parts.core().execute(() -> end(code, reason, Ending.ofClose(code, reason)));
    }

    @Override
    public void failed(Throwable cause) {
        parts.core().execute(() -> broken(cause.toString()));
    }

    private void end(int code, String reason, Ending ending) {
        if (connection.isCurrent(this)) {
            alarm.cancel();
            connection.lost(this, code, reason, ending);
        }
    }

    private void broken(String reason) {
        if (link != null) {
            link.abort();
        }
        end(Ending.BROKEN, reason, Ending.ofClose(Ending.BROKEN, reason));
    }

    @Override
    public void text(String text) {
        parts.core().execute(() -> {
            Link from = link;
            if (connection.isCurrent(this) && from != null) {
                heardAt = parts.timer().nanos();
                hear(text);
                parts.deliveries().whenRoom(from::pull);
            }
        });
    }

    private void hear(String text) {
        try {
            Frame frame = Frame.parse(text);
            String op = frame.text("op");
            if (op.equals("welcome")) {
                welcome(Frames.welcome(frame));
            } else if (op.equals("reconnect")) {
                reconnectAfter = Duration.ofMillis(Math.max(0, frame.number("after_ms")));
            } else {
                dispatch.hear(op, frame);
            }
        } catch (UnreadableFrameException e) {
            parts.deliveries().problem(ErrorCode.UNREADABLE, e.problem());
        }
    }

    private void welcome(Welcome welcome) {
        if (outlet != null || link == null) {
            return;
        }
        alarm.cancel();
        openedAt = parts.timer().nanos();
        outlet = new Outlet(link, welcome.frameBytes(), parts.timer());
        connection.welcomed(this, outlet, welcome);
        beatLater(outlet, welcome.heartbeat());
    }

    private void beatLater(Outlet open, Duration heartbeat) {
        alarm = parts.later(heartbeat.dividedBy(2), () -> beat(open, heartbeat));
    }

    private void beat(Outlet open, Duration heartbeat) {
        if (!connection.isCurrent(this)) {
            return;
        }
        if (parts.deliveries().isFull()) { // it is us who do not read
            heardAt = parts.timer().nanos();
        }
        if (parts.timer().nanos() - heardAt >= heartbeat.toNanos() * 2) {
            broken("nothing heard for " + heartbeat.multipliedBy(2));
            return;
        }
        if (open.idleNanos() >= heartbeat.toNanos() / 2) {
            open.write(Wishes.of("ping"));
        }
        beatLater(open, heartbeat);
    }
}
