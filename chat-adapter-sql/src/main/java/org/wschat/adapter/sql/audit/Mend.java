package org.wschat.adapter.sql.audit;

import org.apache.ibatis.session.SqlSession;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.GapRow;
import org.wschat.adapter.sql.row.PlaceRow;

/** One change that mends a difference. */
sealed interface Mend {

    /** Makes the change, in a transaction that holds the lock of the conversation. */
    void apply(SqlSession session);

    /** Nothing: another change mends this difference too. */
    record Together() implements Mend {
        @Override
        public void apply(SqlSession session) {
            // the other one does it
        }
    }

    /** The numbers of a conversation are written. */
    record RowSaved(ConversationRow row) implements Mend {
        @Override
        public void apply(SqlSession session) {
            session.getMapper(ConversationMapper.class).save(row);
        }
    }

    /** A message gets its place among those of its sender. */
    record Renumbered(long conversationId, PlaceRow place) implements Mend {
        @Override
        public void apply(SqlSession session) {
            session.getMapper(AuditMapper.class).renumber(conversationId, place);
        }
    }

    /** A gap is removed. */
    record GapRemoved(GapRow gap) implements Mend {
        @Override
        public void apply(SqlSession session) {
            session.getMapper(GapMapper.class).delete(gap);
        }
    }

    /** A gap is added. */
    record GapAdded(GapRow gap) implements Mend {
        @Override
        public void apply(SqlSession session) {
            session.getMapper(GapMapper.class).insert(gap);
        }
    }
}
