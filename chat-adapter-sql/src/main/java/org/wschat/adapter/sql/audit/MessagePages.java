package org.wschat.adapter.sql.audit;

import java.util.List;
import java.util.function.Consumer;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.row.PlaceRow;

/**
 * The messages of one conversation, in pages.
 *
 * @param mapper the statements
 * @param conversationId the conversation
 */
record MessagePages(AuditMapper mapper, long conversationId) {

    private static final int PAGE = 2_000;

    /** Shows every message, lowest {@code seq} first. */
    void forEach(Consumer<PlaceRow> look) {
        long after = Long.MIN_VALUE;
        List<PlaceRow> page;
        do {
            page = mapper.places(conversationId, after, PAGE);
            page.forEach(look);
            after = page.isEmpty() ? after : page.get(page.size() - 1).seq();
        } while (page.size() == PAGE);
    }
}
