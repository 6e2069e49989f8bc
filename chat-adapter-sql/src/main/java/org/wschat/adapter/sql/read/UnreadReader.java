package org.wschat.adapter.sql.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.PairRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.ReadState;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.application.port.outbound.UnreadQuery;
import org.wschat.application.port.outbound.UnreadSlice;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;
import org.wschat.domain.message.MessagePosition;

/** Reads one page of what is unread, oldest first: first the gaps below the reader's mark, then what lies above it. */
final class UnreadReader {

    private final int pageCharacters;

    UnreadReader(int pageCharacters) {
        this.pageCharacters = pageCharacters;
    }

    UnreadSlice read(SqlSession session, UnreadQuery query) throws IOException {
        Conversation conversation = Conversation.between(query.reader(), query.sender());
        ConversationRow row = session.getMapper(ConversationMapper.class).find(PairRow.of(conversation));
        if (row == null) {
            return new UnreadSlice(List.of(), false, 0);
        }
        Side sender = Side.ofSender(conversation, query.sender());
        long through = Math.min(query.through(), row.sent(sender));
        List<UnreadRun> runs = runs(session, row, sender, through, query);
        RowPage page = new RowPage(query.maxMessages(), pageCharacters);
        for (UnreadRun run : runs) {
            if (page.full() || page.room() == 0) {
                break;
            }
            page.fill(session.getMapper(MessageMapper.class)
                    .ofSender(
                            row.id(), sender.code(), run.first(), run.afterSeq(), Math.min(page.room(), run.count())));
        }
        List<Message> messages = page.rows().stream()
                .map(message -> message.toMessage(conversation, false))
                .toList();
        long unread = runs.stream().mapToLong(UnreadRun::count).sum();
        return new UnreadSlice(messages, messages.size() < unread, through);
    }

    /** The runs that the page may hold, and one more at least if there are more. */
    private static List<UnreadRun> runs(
            SqlSession session, ConversationRow row, Side sender, long through, UnreadQuery query) {
        Side reader = sender.opposite();
        long from = query.after().map(MessagePosition::senderSeq).orElse(0L) + 1;
        long behindSeq = query.after().map(MessagePosition::seq).orElse(0L);
        int limit = RowPage.oneMoreThan(query.maxMessages());
        List<UnreadRun> gaps =
                session.getMapper(GapMapper.class).overlapping(row.id(), reader.code(), from, through, limit).stream()
                        .map(GapRow::run)
                        .toList();
        List<UnreadRun> runs = new ArrayList<>();
        new ReadState(row.read(reader), row.readSeq(reader), gaps)
                .unread(row.sent(sender))
                .forEach(run -> runs.addAll(run.within(from, through, behindSeq)));
        return runs;
    }
}
