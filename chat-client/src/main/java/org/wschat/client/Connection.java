package org.wschat.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.wschat.client.Transport.Link;

/**
 * Keeps a socket open: opens it, opens it again when it is gone, and gives up when that would not help. Its methods may be
 * called from any thread; what they do happens on the core.
 */
final class Connection {

    /** A socket that was open for so long was a good one: the waits begin anew. */
    private static final Duration STABLE = Duration.ofSeconds(5);

    private final Parts parts;
    private final Requests requests;
    private final Catchup catchup;
    private final Dispatch dispatch;
    private final Set<String> watched = new LinkedHashSet<>();
    private final CompletableFuture<Welcome> ready = new CompletableFuture<>();
    private @Nullable Session session;
    private Timer.Alarm reopening = Timer.Alarm.NONE;
    private int failures;
    private boolean ended;

    Connection(Parts parts, @Nullable String since) {
        this.parts = parts;
        this.requests = new Requests(parts);
        this.catchup = new Catchup(parts, requests, since);
        this.dispatch = new Dispatch(parts, requests, catchup);
    }

    CompletableFuture<Welcome> ready() {
        return ready;
    }

    @Nullable String cursor() {
        return catchup.told();
    }

    void open() {
        parts.core().execute(this::openNow);
    }

    private void openNow() {
        if (!ended && session == null) {
            session = new Session(parts, dispatch, this);
            session.open();
        }
    }

    void request(Request<?> request) {
        parts.core().execute(() -> requests.add(request));
    }

    /** Sends what needs no answer, if there is a socket. */
    void hint(JsonObject frame) {
        parts.core().execute(() -> hintNow(frame));
    }

    private void hintNow(JsonObject frame) {
        Outlet outlet = session == null ? null : session.outlet();
        if (outlet != null) {
            ChatException refusal = outlet.write(frame);
            if (refusal != null) {
                parts.deliveries().tell(to -> to.onProblem(refusal));
            }
        }
    }

    void watch(Collection<String> users) {
        List<String> copy = List.copyOf(users);
        parts.core().execute(() -> {
            watched.addAll(copy);
            hintNow(Wishes.users("watch", copy));
        });
    }

    void unwatch(Collection<String> users) {
        List<String> copy = List.copyOf(users);
        parts.core().execute(() -> {
            copy.forEach(watched::remove);
            hintNow(Wishes.users("unwatch", copy));
        });
    }

    void close() {
        parts.core().execute(() -> {
            if (!ended) {
                Session open = session;
                Link link = open == null ? null : open.link();
                if (link != null) {
                    link.close();
                }
                end(new ChatException(ErrorCode.CLOSED, "the client was closed"));
            }
        });
    }

    /** A session is open: on the core. */
    void welcomed(Session from, Outlet outlet, Welcome welcome) {
        parts.deliveries().tell(to -> to.onConnected(welcome));
        parts.answers().execute(() -> ready.complete(welcome));
        requests.attach(outlet);
        catchup.connected(outlet, welcome);
        if (!watched.isEmpty()) {
            hintNow(Wishes.users("watch", watched));
        }
    }

    /** {@return whether a session is the one that counts: on the core} */
    boolean isCurrent(Session asked) {
        return session == asked;
    }

    /** A session has ended, or did not begin: on the core. */
    void lost(Session from, int code, String reason, Ending ending) {
        session = null;
        requests.detach();
        catchup.disconnected();
        if (from.outlet() != null) {
            parts.deliveries().tell(to -> to.onDisconnected(code, reason));
        }
        if (ending.cause() != null) {
            end(ending.cause());
            return;
        }
        if (from.age().compareTo(STABLE) >= 0) {
            failures = 0;
        }
        reopening = parts.later(delay(from.reconnectAfter(), ending.after()), this::openNow);
    }

    private Duration delay(@Nullable Duration told, @Nullable Duration atLeast) {
        if (told != null) {
            return told;
        }
        Duration chosen = parts.backoff().delay(failures++);
        return atLeast == null ? chosen : atLeast.plus(chosen);
    }

    private void end(ChatException cause) {
        ended = true;
        session = null;
        reopening.cancel();
        catchup.end();
        requests.end(cause);
        parts.answers().execute(() -> ready.completeExceptionally(cause));
        parts.deliveries().tell(to -> to.onEnded(cause));
    }
}
