package org.wschat.adapter.sql.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.application.port.outbound.InboxPage;
import org.wschat.application.port.outbound.InboxQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.conversation.ConversationSummary;
import org.wschat.domain.conversation.ReadPositions;
import org.wschat.domain.conversation.UserId;
import org.wschat.domain.message.InboxEntry;

/**
 * Reads one page of a person's conversations, latest first: two ranges of indexes, and those that are unlisted; their gaps, and
 * their newest messages.
 */
final class InboxReader {

    private static final int MOST_ENTRIES = 200;
    private static final Comparator<ConversationRow> LATEST_FIRST =
            Comparator.comparingLong(ConversationRow::lastMessageId).reversed();

    private InboxReader() {}

    /**
     * @param unlisted is told of the conversations of the page that do not stand in their place
     */
    static InboxPage read(SqlSession session, InboxQuery query, Consumer<Conversation> unlisted) {
        int most = Math.min(query.maxEntries(), MOST_ENTRIES);
        List<ConversationRow> rows = latest(session.getMapper(ConversationMapper.class), query, most + 1);
        List<ConversationRow> page = rows.subList(0, Math.min(most, rows.size()));
        page.stream()
                .filter(ConversationRow::unlisted)
                .map(ConversationRow::conversation)
                .forEach(unlisted);
        if (page.isEmpty()) {
            return new InboxPage(List.of(), Optional.empty());
        }
        Map<Long, List<GapRow>> gaps =
                session
                        .getMapper(GapMapper.class)
                        .ofAll(page.stream().map(ConversationRow::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(GapRow::conversationId));
        Map<Long, MessageRow> newest = session
                .getMapper(MessageMapper.class)
                .ofIds(page.stream().map(ConversationRow::lastMessageId).toList())
                .stream()
                .collect(Collectors.toMap(MessageRow::id, row -> row));
        List<InboxEntry> entries = page.stream()
                .map(row -> entry(
                        row,
                        gaps.getOrDefault(row.id(), List.of()),
                        Objects.requireNonNull(newest.get(row.lastMessageId())),
                        query.user()))
                .toList();
        return new InboxPage(
                entries,
                rows.size() > most ? Optional.of(page.get(page.size() - 1).lastMessageId()) : Optional.empty());
    }

    private static List<ConversationRow> latest(ConversationMapper mapper, InboxQuery query, int limit) {
        long before = query.before().orElse(Long.MAX_VALUE);
        String user = query.user().value();
        List<ConversationRow> rows = new ArrayList<>(mapper.unlisted(user, before, limit));
        rows.addAll(mapper.listedOfLow(user, before, limit));
        rows.addAll(mapper.listedOfHigh(user, before, limit));
        rows.sort(LATEST_FIRST);
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private static InboxEntry entry(ConversationRow row, List<GapRow> gaps, MessageRow newest, UserId user) {
        Conversation conversation = row.conversation();
        UserId peer = conversation.peerOf(user);
        Side me = Side.ofSender(conversation, peer).opposite();
        Side reader = newest.senderSide().opposite();
        boolean read =
                new ReadState(row.read(reader), row.readSeq(reader), of(reader, gaps)).isRead(newest.senderSeq());
        return new InboxEntry(
                new ConversationSummary(peer, row.lastSeq(), row.unread(me, of(me, gaps))),
                new ReadPositions(
                        row.readThrough(me, of(me, gaps)), row.readThrough(other(row, me), of(other(row, me), gaps))),
                newest.toMessage(conversation, read));
    }

    private static List<UnreadRun> of(Side reader, List<GapRow> gaps) {
        return gaps.stream()
                .filter(gap -> gap.reader() == reader.code())
                .map(GapRow::run)
                .toList();
    }

    /** The side of the peer as a reader; the same side in a conversation with oneself. */
    private static Side other(ConversationRow row, Side me) {
        return row.lowId().equals(row.highId()) ? me : me.opposite();
    }

    static ReadPositions positions(SqlSession session, Conversation conversation, UserId user) {
        @Nullable ConversationRow row = session.getMapper(ConversationMapper.class).find(PairRow.of(conversation));
        if (row == null || row.lastSeq() == 0) {
            return ReadPositions.NONE;
        }
        Side me = Side.ofSender(conversation, conversation.peerOf(user)).opposite();
        return new ReadPositions(through(session, row, me), through(session, row, other(row, me)));
    }

    private static long through(SqlSession session, ConversationRow row, Side reader) {
        return row.readThrough(reader, session.getMapper(GapMapper.class).runs(row, reader, 1, Long.MAX_VALUE, 1));
    }
}
