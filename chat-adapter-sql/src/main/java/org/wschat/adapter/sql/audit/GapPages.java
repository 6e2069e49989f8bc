package org.wschat.adapter.sql.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.Side;

/** The gaps of one reader of a conversation, lowest first, read in pages. Used by one thread. */
final class GapPages {

    private static final int PAGE = 1_000;

    private final AuditMapper mapper;
    private final long conversationId;
    private final Side reader;
    private final Deque<GapRow> page = new ArrayDeque<>();
    private long after = Long.MIN_VALUE;
    private boolean more = true;

    GapPages(AuditMapper mapper, long conversationId, Side reader) {
        this.mapper = mapper;
        this.conversationId = conversationId;
        this.reader = reader;
    }

    /** {@return the next gap, which stays the next; null behind the last one} */
    @Nullable GapRow peek() {
        if (page.isEmpty() && more) {
            List<GapRow> rows = mapper.gaps(conversationId, reader.code(), after, PAGE);
            page.addAll(rows);
            more = rows.size() == PAGE;
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).firstSenderSeq();
        }
        return page.peek();
    }

    /**
     * Looks, before any other, for the last gap that can be right.
     *
     * @param sent how many messages the other side has sent
     * @return where the last gap within them ends; 0 if there is none
     */
    long lastEndWithin(long sent) {
        return peek() == null ? 0 : mapper.lastGapEnd(conversationId, reader.code(), sent);
    }

    /** Goes on to the gap behind. */
    void advance() {
        page.remove();
    }
}
