package org.wschat.client;

import java.time.Duration;

/** What the frames of the server say, as records. */
final class Frames {

    private Frames() {}

    static Welcome welcome(Frame frame) throws UnreadableFrameException {
        Frame limits = frame.object("limits");
        return new Welcome(
                frame.text("user"),
                frame.text("session"),
                frame.time("server_time"),
                Duration.ofMillis(Math.max(1, frame.number("heartbeat_ms"))),
                frame.text("cursor"),
                limits.smallNumber("frame_bytes"),
                limits.smallNumber("content_chars"),
                limits.smallNumber("page"));
    }

    static Message message(Frame frame) throws UnreadableFrameException {
        return new Message(
                frame.number("id"),
                frame.number("seq"),
                frame.text("from"),
                frame.text("to"),
                frame.text("content"),
                frame.textOrNull("client_id"),
                frame.time("sent_at"),
                frame.timeOrNull("edited_at"),
                frame.timeOrNull("recalled_at"));
    }

    static Sent sent(Frame frame) throws UnreadableFrameException {
        return new Sent(
                frame.text("to"),
                frame.number("id"),
                frame.number("seq"),
                frame.time("sent_at"),
                frame.text("client_id"),
                frame.flag("online"),
                frame.flag("duplicate"));
    }

    static History history(Frame frame) throws UnreadableFrameException {
        return new History(
                frame.text("peer"),
                frame.objects("messages", Frames::message),
                frame.flag("has_more"),
                frame.number("read_seq"),
                frame.number("peer_read_seq"));
    }

    static Conversations conversations(Frame frame) throws UnreadableFrameException {
        return new Conversations(
                frame.objects("items", Frames::conversation), frame.textOrNull("cursor"), frame.number("total_unread"));
    }

    private static Conversation conversation(Frame frame) throws UnreadableFrameException {
        return new Conversation(
                frame.text("peer"),
                frame.number("last_seq"),
                frame.number("unread"),
                frame.number("read_seq"),
                frame.number("peer_read_seq"),
                frame.has("last_message") ? message(frame.object("last_message")) : null);
    }

    static Edited edited(Frame frame) throws UnreadableFrameException {
        return new Edited(frame.text("peer"), frame.number("seq"), frame.text("content"), frame.time("at"));
    }

    static Recalled recalled(Frame frame) throws UnreadableFrameException {
        return new Recalled(frame.text("peer"), frame.number("seq"), frame.time("at"));
    }

    static Read read(Frame frame) throws UnreadableFrameException {
        return new Read(frame.text("reader"), frame.text("peer"), frame.number("seq"), frame.timeOrNull("read_at"));
    }

    static Presence presence(Frame frame) throws UnreadableFrameException {
        return new Presence(frame.text("user"), frame.flag("online"), frame.timeOrNull("last_seen"));
    }
}
