package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.application.port.outbound.TranscriptQuery;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;

/** Reads one page of a conversation, newest or oldest first, by one range of its key. */
final class HistoryReader {

    private final int pageCharacters;

    HistoryReader(int pageCharacters) {
        this.pageCharacters = pageCharacters;
    }

    MessagePage read(SqlSession session, HistoryQuery query) throws IOException {
        return read(
                session,
                query.conversation(),
                query.maxMessages(),
                (messages, row, limit) -> messages.before(row.id(), query.beforeSeq(), limit));
    }

    MessagePage read(SqlSession session, TranscriptQuery query) throws IOException {
        return read(
                session,
                query.conversation(),
                query.maxMessages(),
                (messages, row, limit) -> messages.after(row.id(), query.afterSeq(), query.throughSeq(), limit));
    }

    private MessagePage read(SqlSession session, Conversation conversation, int maxMessages, Rows rows)
            throws IOException {
        ConversationRow row = session.getMapper(ConversationMapper.class).find(PairRow.of(conversation));
        return row == null ? new MessagePage(List.of(), false) : read(session, row, maxMessages, pageCharacters, rows);
    }

    /** Reads messages of a conversation, up to so many or to so long texts. */
    static MessagePage read(SqlSession session, ConversationRow row, int maxMessages, int maxCharacters, Rows rows)
            throws IOException {
        RowPage page = new RowPage(maxMessages, maxCharacters);
        int limit = RowPage.oneMoreThan(maxMessages);
        page.fill(rows.of(session.getMapper(MessageMapper.class), row, limit));
        Map<Side, ReadState> read = readStates(session, row, page);
        Conversation conversation = row.conversation();
        List<Message> messages = page.rows().stream()
                .map(message -> message.toMessage(conversation, isRead(read, message)))
                .toList();
        return new MessagePage(messages, page.full());
    }

    private static Map<Side, ReadState> readStates(SqlSession session, ConversationRow row, RowPage page) {
        Map<Side, ReadState> states = new EnumMap<>(Side.class);
        for (Side sender : Side.values()) {
            Side reader = sender.opposite();
            List<Long> seqs = page.senderSeqs(sender);
            List<UnreadRun> gaps = seqs.isEmpty()
                    ? List.of()
                    : session.getMapper(GapMapper.class)
                            .runs(row, reader, seqs.get(0), seqs.get(seqs.size() - 1), Integer.MAX_VALUE);
            states.put(sender, new ReadState(row.read(reader), row.readSeq(reader), gaps));
        }
        return states;
    }

    private static boolean isRead(Map<Side, ReadState> bySender, MessageRow message) {
        ReadState state = bySender.get(message.senderSide());
        return state != null && state.isRead(message.senderSeq());
    }

    /** The rows that a page may have. */
    @FunctionalInterface
    interface Rows {

        Cursor<MessageRow> of(MessageMapper messages, ConversationRow row, int limit);
    }
}
