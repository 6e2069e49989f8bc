package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ChangeMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ChangeRow;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.PlaceRow;
import org.wschat.adapter.sql.sync.SyncPoint;
import org.wschat.adapter.sql.sync.SyncPoint.Progress;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.SyncPage;
import org.wschat.application.port.outbound.SyncQuery;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.Message;

/**
 * Reads one page of what a person has missed: of each conversation that has got something, in the order of their keys, what has
 * an id above the point; then what was changed since. Used by one thread, for one page.
 */
final class SyncReader {

    private static final int CONVERSATIONS_AT_ONCE = 100;
    private static final int FIRST_PLACES = 8;
    private static final int MOST_PLACES = 4_096;

    private final SqlSession session;
    private final UserId user;
    private final SyncPoint point;
    private final int maxMessages;
    private final int maxCharacters;
    private final List<Message> messages = new ArrayList<>();
    private Progress reached;
    private int characters;

    /**
     * @param next where the next reading is to begin, if this one begins now
     */
    SyncReader(SqlSession session, SyncQuery query, SyncPoint point, SyncPoint next, int maxCharacters) {
        this.session = session;
        this.user = query.user();
        this.point = point;
        this.reached = point.begunAt(next, query.continued());
        this.maxMessages = query.maxMessages();
        this.maxCharacters = maxCharacters;
    }

    SyncPage read() throws IOException {
        boolean through = readMessages() && readChanges();
        SyncPoint to = through ? new SyncPoint(reached.nextId(), reached.nextChanged()) : point.at(reached);
        return new SyncPage(messages, to.cursor(), through && !reached.again());
    }

    private boolean full() {
        return messages.size() >= maxMessages || characters >= maxCharacters;
    }

    private void add(Message message) {
        messages.add(message);
        characters += message.text().value().length();
    }

    /** Goes on with messages; false if the page is full before all are read. */
    private boolean readMessages() throws IOException {
        boolean more = reached.changedAt() == 0;
        while (more) {
            List<ConversationRow> rows = session.getMapper(ConversationMapper.class)
                    .writtenSince(user.value(), point.afterId(), reached.conversationId(), CONVERSATIONS_AT_ONCE);
            for (ConversationRow row : rows) {
                if (row.id() != reached.conversationId()) {
                    reached = reached.in(row.id(), 0);
                }
                if (full() || !readOn(row)) {
                    return false;
                }
            }
            more = rows.size() == CONVERSATIONS_AT_ONCE;
            reached = more
                    ? reached.in(rows.get(rows.size() - 1).id() + 1, 0)
                    : reached.amongChanges(Math.max(1, point.changedAfter()), Long.MAX_VALUE, Long.MAX_VALUE);
        }
        return true;
    }

    private boolean readOn(ConversationRow row) throws IOException {
        long after = reached.seq() > 0 ? reached.seq() : lastKnown(row.id());
        MessagePage page = HistoryReader.read(
                session,
                row,
                maxMessages - messages.size(),
                maxCharacters - characters,
                (mapper, conversation, limit) -> mapper.after(conversation.id(), after, Long.MAX_VALUE, limit));
        page.messages().forEach(this::add);
        if (page.more()) {
            reached = reached.in(row.id(), messages.get(messages.size() - 1).seq());
        }
        return !page.more();
    }

    /** The place of the last message up to the point: looks back from the newest, the further the longer it takes. */
    private long lastKnown(long conversationId) {
        MessageMapper mapper = session.getMapper(MessageMapper.class);
        long before = Long.MAX_VALUE;
        for (int limit = FIRST_PLACES; ; limit = Math.min(limit * FIRST_PLACES, MOST_PLACES)) {
            List<PlaceRow> places = mapper.placesBefore(conversationId, before, limit);
            for (PlaceRow place : places) {
                if (place.id() <= point.afterId()) {
                    return place.seq();
                }
                before = place.seq();
            }
            if (places.size() < limit) {
                return 0;
            }
        }
    }

    /** Goes on with changes; false if the page is full before all are read. */
    private boolean readChanges() throws IOException {
        int room = maxMessages - messages.size();
        ChangeRow last = new ChangeRow(user.value(), reached.changedAt(), reached.conversationId(), reached.seq());
        List<ChangeRow> rows = session.getMapper(ChangeMapper.class).behind(last, RowPage.oneMoreThan(room));
        for (ChangeRow row : rows) {
            if (full()) {
                return false;
            }
            changed(row).forEach(this::add);
            reached = reached.amongChanges(row.changedAt(), row.conversationId(), row.seq());
        }
        return true;
    }

    private List<Message> changed(ChangeRow change) throws IOException {
        ConversationRow row = Objects.requireNonNull(
                session.getMapper(ConversationMapper.class).get(change.conversationId()),
                "the conversation of a change");
        return HistoryReader.read(
                        session,
                        row,
                        1,
                        Integer.MAX_VALUE,
                        (mapper, conversation, limit) ->
                                mapper.after(conversation.id(), change.seq() - 1, change.seq(), limit))
                .messages();
    }
}
