package org.wschat.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are not answered yet. Each is written as soon as there is a socket, and again on the next one, or when
 * the server asks to come later, until it is answered or its patience ends. They are written in their order, a few at a
 * time; while the server wants a pause, none is. Used on the core alone.
 */
final class Requests {

    /** So many may be written and not answered: few enough not to be taken for abuse when all of them are refused. */
    private static final int WINDOW = 8;

    private final Parts parts;
    private final Map<String, Request<?>> open = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private Timer.Alarm pause = Timer.Alarm.NONE;
    private boolean pausing;
    private long pauseEnd;
    private int pauses;
    private @Nullable Outlet outlet;
    private @Nullable ChatException end;
    private long lastRef;

    Requests(Parts parts) {
        this.parts = parts;
    }

    /** {@return a mark that no request has} */
    String newRef() {
        return Long.toString(++lastRef);
    }

    void add(Request<?> request) {
        if (end != null) {
            request.fail(end, parts.answers());
            return;
        }
        String ref = newRef();
        request.frame().addProperty("ref", ref);
        open.put(ref, request);
        request.deadlineNanos = parts.timer().nanos() + request.patience().toNanos();
        request.deadline = parts.later(request.patience(), () -> fail(ref, timedOut(request)));
        write();
    }

    private static ChatException timedOut(Request<?> request) {
        return new ChatException(
                ErrorCode.TIMED_OUT,
                request.frame().get("op").getAsString() + " was not answered within " + request.patience());
    }

    /** A socket is open: writes all that waits. */
    void attach(Outlet opened) {
        outlet = opened;
        written.clear();
        write();
    }

    /** The socket is gone. */
    void detach() {
        outlet = null;
        written.clear();
    }

    private void write() {
        Outlet to = outlet;
        if (to == null || pausing) {
            return;
        }
        for (String ref : next()) {
            Request<?> request = open.get(ref);
            ChatException refusal = request == null ? null : to.write(request.frame());
            if (refusal != null) {
                fail(ref, refusal);
            }
        }
    }

    /** Takes those whose turn it is. */
    private List<String> next() {
        List<String> turn = new ArrayList<>();
        for (String ref : open.keySet()) {
            if (written.size() == WINDOW) {
                break;
            }
            if (written.add(ref)) {
                turn.add(ref);
            }
        }
        return turn;
    }

    /**
     * Hands an answer to who asked.
     *
     * @return whether somebody did
     */
    boolean answered(String ref, Frame answer) {
        Request<?> request = remove(ref);
        if (request != null) {
            pauses = 0;
            request.answer(answer, parts.answers());
            write();
        }
        return request != null;
    }

    /**
     * A message of this client has come back: if the answer to its sending was lost, this is it.
     *
     * @return whether somebody waits for it
     */
    boolean committed(Message message) {
        for (Map.Entry<String, Request<?>> entry : open.entrySet()) {
            JsonObject frame = entry.getValue().frame();
            if (frame.has("client_id") && frame.get("client_id").getAsString().equals(message.clientId())) {
                return answered(entry.getKey(), Wishes.sentBefore(message));
            }
        }
        return false;
    }

    /** The server has refused a request, or asks to repeat it later. */
    boolean refused(String ref, ChatException error, @Nullable Duration retryAfter) {
        Request<?> request = open.get(ref);
        if (request == null) {
            return false;
        }
        written.remove(ref);
        Duration wait = Pause.of(error.code(), retryAfter, parts.backoff(), pauses);
        boolean inTime = parts.timer().nanos() + wait.toNanos() - request.deadlineNanos < 0;
        if (error.code().passes() && inTime && !request.future().isDone()) {
            pause(wait);
        } else {
            fail(ref, error);
        }
        return true;
    }

    private void pause(Duration wait) {
        long end = parts.timer().nanos() + wait.toNanos();
        if (pausing && end - pauseEnd <= 0) {
            return;
        }
        pauses += pausing ? 0 : 1;
        pausing = true;
        pauseEnd = end;
        pause.cancel();
        pause = parts.later(wait, () -> {
            pausing = false;
            write();
        });
    }

    /** Nothing will be answered any more. */
    void end(ChatException cause) {
        end = cause;
        outlet = null;
        List.copyOf(open.keySet()).forEach(ref -> fail(ref, cause));
    }

    private void fail(String ref, ChatException cause) {
        Request<?> request = remove(ref);
        if (request != null) {
            request.fail(cause, parts.answers());
            write();
        }
    }

    private @Nullable Request<?> remove(String ref) {
        Request<?> request = open.remove(ref);
        written.remove(ref);
        if (request != null) {
            request.deadline.cancel();
        }
        return request;
    }
}
