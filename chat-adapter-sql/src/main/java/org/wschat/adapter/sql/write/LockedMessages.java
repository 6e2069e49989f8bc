package org.wschat.adapter.sql.write;

import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.MessageRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.adapter.sql.unread.UnreadRun;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.Message;

/** Reads stored messages of a conversation that is locked. */
final class LockedMessages {

    private LockedMessages() {}

    /** The message in a place, as the batch has left it so far. */
    static Optional<Message> find(SqlSession session, Conversation conversation, ConversationState state, long seq) {
        MessageRow row = session.getMapper(MessageMapper.class).find(state.id(), seq);
        if (row == null) {
            return Optional.empty();
        }
        Side reader = row.senderSide().opposite();
        List<UnreadRun> around =
                session.getMapper(GapMapper.class).runs(state.storedRow(), reader, row.senderSeq(), row.senderSeq(), 1);
        state.learn(reader, around);
        return Optional.of(row.toMessage(conversation, state.isRead(row.senderSide(), row.senderSeq())));
    }
}
