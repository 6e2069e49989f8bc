package org.wschat.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of conversations.
 *
 * @param items the one with the latest message first
 * @param cursor asks for the next page; {@code null} if this is the last
 * @param totalUnread how many messages were not read, in all conversations together
 */
public record Conversations(
        List<Conversation> items, @Nullable String cursor, long totalUnread) {

    /**
     * Keeps a copy of the list.
     *
     * @param items as above
     * @param cursor as above
     * @param totalUnread as above
     */
    public Conversations {
        items = List.copyOf(items);
    }
}
