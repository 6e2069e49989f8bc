package org.wschat.client;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Brings each frame to who waits for it. Used on the core alone. */
final class Dispatch {

    private final Parts parts;
    private final Requests requests;
    private final Catchup catchup;

    Dispatch(Parts parts, Requests requests, Catchup catchup) {
        this.parts = parts;
        this.requests = requests;
        this.catchup = catchup;
    }

    /** Takes a frame; one of an unknown kind that answers nothing is passed over. */
    void hear(String op, Frame frame) throws UnreadableFrameException {
        switch (op) {
            case "message" ->
                catchup.message(Frames.message(frame), frame.flagOrFalse("replay"), frame.textOrNull("cursor"));
            case "sent" -> sent(frame);
            case "edited" -> event(frame, Frames::edited, ChatListener::onEdited);
            case "recalled" -> event(frame, Frames::recalled, ChatListener::onRecalled);
            case "read" -> event(frame, Frames::read, ChatListener::onRead);
            case "presence" -> presence(Frames.presence(frame));
            case "typing" -> typing(frame.text("from"));
            case "synced" -> catchup.synced(frame);
            case "sync_required" -> catchup.required();
            case "error" -> error(frame);
            default -> isAnswer(frame);
        }
    }

    private boolean isAnswer(Frame frame) throws UnreadableFrameException {
        String ref = frame.textOrNull("ref");
        return ref != null && requests.answered(ref, frame);
    }

    private void sent(Frame frame) throws UnreadableFrameException {
        if (isAnswer(frame)) {
            catchup.sent(Frames.sent(frame), frame.textOrNull("cursor"));
        }
    }

    private <T> void event(Frame frame, Frame.Reader<T> reader, BiConsumer<ChatListener, T> method)
            throws UnreadableFrameException {
        if (!isAnswer(frame)) {
            T event = reader.read(frame);
            catchup.event(to -> method.accept(to, event));
        }
    }

    private void presence(Presence presence) {
        parts.deliveries().tell(to -> to.onPresence(presence));
    }

    private void typing(String from) {
        parts.deliveries().tell(to -> to.onTyping(from));
    }

    private void error(Frame frame) throws UnreadableFrameException {
        String name = frame.text("code");
        ErrorCode code = ErrorCode.ofWire(name);
        String message = frame.text("message");
        ChatException error = new ChatException(code, code == ErrorCode.OTHER ? name + ": " + message : message);
        Duration retryAfter =
                frame.has("retry_after_ms") ? Duration.ofMillis(Math.max(0, frame.number("retry_after_ms"))) : null;
        if (!refused(frame.textOrNull("ref"), error, retryAfter)) {
            parts.deliveries().tell(to -> to.onProblem(error));
        }
    }

    private boolean refused(@Nullable String ref, ChatException error, @Nullable Duration retryAfter) {
        return ref != null && (catchup.refused(ref, error, retryAfter) || requests.refused(ref, error, retryAfter));
    }
}
