package org.wschat.adapter.websocket.endpoint;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.websocket.session.ConversationSide;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

/**
 * What one answer has shown of the messages that the peer wrote and the reader had not read: so a page that was read before
 * costs no write. The reader's own never count.
 */
final class ShownRange {

    private final ConversationSide side;
    private @Nullable MessagePosition first;
    private @Nullable MessagePosition last;

    ShownRange(ConversationSide side) {
        this.side = side;
    }

    ConversationSide side() {
        return side;
    }

    /** Adds a message that is being shown, in whatever order. */
    void add(Message message) {
        if (message.read()
                || !message.sender().equals(side.peer())
                || !message.recipient().equals(side.user())) {
            return;
        }
        MessagePosition position = message.position();
        if (first == null || position.seq() < first.seq()) {
            first = position;
        }
        if (last == null || position.seq() > last.seq()) {
            last = position;
        }
    }

    /** Says what has been read thereby; empty if nothing. */
    Optional<ReadMark> mark() {
        return first == null || last == null
                ? Optional.empty()
                : Optional.of(new ReadMark(side.user(), side.peer(), first, last));
    }
}
