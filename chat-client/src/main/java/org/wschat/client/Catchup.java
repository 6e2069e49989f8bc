package org.wschat.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what was missed, page by page, and tells each message once. While it does, what happens live is held back, so
 * that a conversation is told in its order; more than {@value #MOST_HELD} events are not held but told as they come.
 * Used on the core alone.
 */
final class Catchup {

    private static final int MOST_HELD = 10_000;
    private static final int MOST_REMEMBERED = 10_000;

    private final Parts parts;
    private final Requests requests;
    private final RecentMessages recent = new RecentMessages(MOST_REMEMBERED);
    private final List<Runnable> held = new ArrayList<>();
    private @Nullable Outlet outlet;
    private @Nullable String cursor;
    private String fallback = "";
    private String me = "";
    private boolean running;
    private boolean again;
    private @Nullable String ref;
    private int failures;
    private volatile @Nullable String told;

    Catchup(Parts parts, Requests requests, @Nullable String since) {
        this.parts = parts;
        this.requests = requests;
        this.cursor = since;
        this.told = since;
    }

    /** {@return from where a later client would go on, after the last event that the listener has heard} */
    @Nullable String told() {
        return told;
    }

    /** A socket is open. */
    void connected(Outlet opened, Welcome welcome) {
        outlet = opened;
        fallback = welcome.cursor();
        me = welcome.user();
        failures = 0;
        again = false;
        if (cursor == null) {
            moveTo(welcome.cursor());
        } else {
            ask();
        }
    }

    /** The socket is gone. What is held stays held until what was missed has been told. */
    void disconnected() {
        outlet = null;
        ref = null;
    }

    /** Nothing comes any more: tells what is held. */
    void end() {
        disconnected();
        release();
    }

    /** The server has left out live events. */
    void required() {
        if (running) {
            again = true;
        } else {
            ask();
        }
    }

    private void ask() {
        running = true;
        ref = null;
        if (outlet == null || cursor == null) {
            return;
        }
        ref = requests.newRef();
        JsonObject frame = new JsonObject();
        frame.addProperty("op", "sync");
        frame.addProperty("ref", ref);
        frame.addProperty("cursor", cursor);
        ChatException refusal = outlet.write(frame);
        if (refusal != null) {
            giveUp(refusal);
        }
    }

    private void askLater(Duration wait) {
        Outlet asked = outlet;
        ref = null;
        failures++;
        parts.later(wait, () -> {
            if (outlet == asked) {
                ask();
            }
        });
    }

    /** A page has ended. */
    void synced(Frame frame) throws UnreadableFrameException {
        if (ref == null || !ref.equals(frame.textOrNull("ref"))) {
            return;
        }
        String next = frame.text("cursor");
        boolean complete = frame.flag("complete");
        boolean stuck = next.equals(cursor);
        failures = stuck ? failures : 0;
        moveTo(next);
        if (complete && !again) {
            finish();
        } else if (stuck && !complete) {
            askLater(parts.backoff().delay(failures));
        } else {
            again = again && !complete;
            ask();
        }
    }

    /**
     * The server has refused something, perhaps a page.
     *
     * @return whether it was a page
     */
    boolean refused(String refused, ChatException error, @Nullable Duration retryAfter) {
        if (!refused.equals(ref)) {
            return false;
        }
        if (error.code().passes()) {
            askLater(Pause.of(error.code(), retryAfter, parts.backoff(), failures));
        } else {
            giveUp(error);
        }
        return true;
    }

    private void giveUp(ChatException error) {
        parts.deliveries().tell(to -> to.onProblem(error));
        moveTo(fallback);
        finish();
    }

    private void finish() {
        running = false;
        ref = null;
        failures = 0;
        release();
    }

    private void release() {
        List<Runnable> events = List.copyOf(held);
        held.clear();
        events.forEach(Runnable::run);
    }

    /** A message has come. */
    void message(Message message, boolean replay, @Nullable String after) {
        if (replay) {
            tell(message, true);
            moveTo(after);
        } else {
            inOrder(() -> tell(message, false));
            moveLive(after);
        }
    }

    /** A message of this client was committed. */
    void sent(Sent sent, @Nullable String after) {
        recent.remember(sent);
        moveLive(after);
    }

    /** Something has happened in a conversation: tells it after what was missed. */
    void event(Consumer<ChatListener> event) {
        inOrder(() -> parts.deliveries().tell(event));
    }

    private void inOrder(Runnable event) {
        if (running && held.size() < MOST_HELD) {
            held.add(event);
        } else {
            event.run();
        }
    }

    private void tell(Message message, boolean replay) {
        boolean answers = message.from().equals(me) && requests.committed(message);
        switch (recent.look(message)) {
            case NEW -> {
                if (!answers) {
                    parts.deliveries().tell(to -> to.onMessage(message, replay));
                }
            }
            case EDITED -> tellEdited(message, message.editedAt());
            case RECALLED -> tellRecalled(message, message.recalledAt());
            case KNOWN -> {}
        }
    }

    private void tellEdited(Message message, @Nullable Instant at) {
        if (at != null) {
            Edited edited = new Edited(message.peerOf(me), message.seq(), message.content(), at);
            parts.deliveries().tell(to -> to.onEdited(edited));
        }
    }

    private void tellRecalled(Message message, @Nullable Instant at) {
        if (at != null) {
            Recalled recalled = new Recalled(message.peerOf(me), message.seq(), at);
            parts.deliveries().tell(to -> to.onRecalled(recalled));
        }
    }

    /** While pages are missing, what comes live says nothing about them. */
    private void moveLive(@Nullable String after) {
        if (!running) {
            moveTo(after);
        }
    }

    private void moveTo(@Nullable String after) {
        if (after != null && !after.equals(cursor)) {
            cursor = after;
            parts.deliveries().tell(to -> told = after);
        }
    }
}
