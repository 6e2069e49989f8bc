package org.wschat.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that were told lately, by id, with the state in which they were told. Forgets the oldest. */
final class RecentMessages {

    /** How a message looks beside what was told. */
    enum Novelty {
        NEW,
        EDITED,
        RECALLED,
        KNOWN
    }

    private record State(
            @Nullable Instant editedAt, @Nullable Instant recalledAt) {}

    private final Map<Long, State> states;

    RecentMessages(int most) {
        states = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, State> eldest) {
                return size() > most;
            }
        };
    }

    /** Remembers a message that this client has sent. */
    void remember(Sent sent) {
        states.putIfAbsent(sent.id(), new State(null, null));
    }

    /** Remembers a message, and tells what is new about it. */
    Novelty look(Message message) {
        State now = new State(message.editedAt(), message.recalledAt());
        State before = states.put(message.id(), now);
        if (before == null) {
            return Novelty.NEW;
        }
        if (now.recalledAt != null && before.recalledAt == null) {
            return Novelty.RECALLED;
        }
        return now.editedAt == null || now.editedAt.equals(before.editedAt) || now.recalledAt != null
                ? Novelty.KNOWN
                : Novelty.EDITED;
    }
}
