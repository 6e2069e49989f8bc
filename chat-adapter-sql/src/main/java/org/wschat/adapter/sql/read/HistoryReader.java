package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.application.port.outbound.HistoryQuery;
import org.wschat.application.port.outbound.MessagePage;
import org.wschat.domain.message.Message;

/** Reads one page of a conversation, newest first, by one range of its key. */
final class HistoryReader {

    private final int pageCharacters;

    HistoryReader(int pageCharacters) {
        this.pageCharacters = pageCharacters;
    }

    MessagePage read(SqlSession session, HistoryQuery query) throws IOException {
        ConversationRow row = session.getMapper(ConversationMapper.class).find(PairRow.of(query.conversation()));
        if (row == null) {
            return new MessagePage(List.of(), false);
        }
        RowPage page = new RowPage(query.maxMessages(), pageCharacters);
        int limit = Math.addExact(Math.min(query.maxMessages(), Integer.MAX_VALUE - 1), 1);
        page.fill(session.getMapper(MessageMapper.class).before(row.id(), query.beforeSeq(), limit));
        Map<Side, ReadState> read = readStates(session, row, page);
        List<Message> messages = page.rows().stream()
                .map(message -> message.toMessage(query.conversation(), isRead(read, message)))
                .toList();
        return new MessagePage(messages, page.full());
    }

    private static Map<Side, ReadState> readStates(SqlSession session, ConversationRow row, RowPage page) {
        Map<Side, ReadState> states = new EnumMap<>(Side.class);
        for (Side sender : Side.values()) {
            Side reader = sender.opposite();
            List<Long> seqs = page.senderSeqs(sender);
            List<GapRow> gaps = seqs.isEmpty() || seqs.get(0) > row.read(reader)
                    ? List.of()
                    : session.getMapper(GapMapper.class)
                            .overlapping(
                                    row.id(), reader.code(), seqs.get(0), seqs.get(seqs.size() - 1), Integer.MAX_VALUE);
            states.put(
                    sender,
                    new ReadState(
                            row.read(reader),
                            row.readSeq(reader),
                            gaps.stream().map(GapRow::run).toList()));
        }
        return states;
    }

    private static boolean isRead(Map<Side, ReadState> bySender, MessageRow message) {
        ReadState state = bySender.get(message.senderSide());
        return state != null && state.isRead(message.senderSeq());
    }
}
