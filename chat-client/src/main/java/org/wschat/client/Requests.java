package org.wschat.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are not answered yet. Each is written as soon as there is a socket, and again on the next one, or when
 * the server asks to come later, until it is answered or its patience ends. Used on the core alone.
 */
final class Requests {

    private final Parts parts;
    private final Map<String, Request<?>> open = new LinkedHashMap<>();
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
        write(ref, request);
    }

    private static ChatException timedOut(Request<?> request) {
        return new ChatException(
                ErrorCode.TIMED_OUT,
                request.frame().get("op").getAsString() + " was not answered within " + request.patience());
    }

    /** A socket is open: writes all that waits. */
    void attach(Outlet opened) {
        outlet = opened;
        for (Map.Entry<String, Request<?>> entry : List.copyOf(open.entrySet())) {
            write(entry.getKey(), entry.getValue());
        }
    }

    /** The socket is gone. */
    void detach() {
        outlet = null;
    }

    private void write(String ref, Request<?> request) {
        if (outlet == null || request.pausing) {
            return;
        }
        ChatException refusal = outlet.write(request.frame());
        if (refusal != null) {
            fail(ref, refusal);
        }
    }

    /**
     * Hands an answer to who asked.
     *
     * @return whether somebody did
     */
    boolean answered(String ref, Frame answer) {
        Request<?> request = remove(ref);
        if (request != null) {
            request.answer(answer, parts.answers());
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
        Duration pause = retryAfter == null ? parts.backoff().delay(request.refusals) : retryAfter;
        request.refusals++;
        boolean inTime = parts.timer().nanos() + pause.toNanos() - request.deadlineNanos < 0;
        if (error.code().passes() && inTime && !request.future().isDone()) {
            request.pausing = true;
            parts.later(pause, () -> {
                request.pausing = false;
                if (open.get(ref) == request) {
                    write(ref, request);
                }
            });
        } else {
            fail(ref, error);
        }
        return true;
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
        }
    }

    private @Nullable Request<?> remove(String ref) {
        Request<?> request = open.remove(ref);
        if (request != null) {
            request.deadline.cancel();
        }
        return request;
    }
}
