package org.wschat.adapter.sql.write;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.SqlFailure;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.domain.conversation.Conversation;

/** Runs the statements of one batch, everything but the commit. Used by one thread. */
final class BatchTransaction {

    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final ConversationLocks locks = new ConversationLocks();
    private final SecureRandom tokens = new SecureRandom();

    BatchTransaction(SqlSessionFactory sessions, SqlDialect dialect) {
        this.sessions = sessions;
        this.dialect = dialect;
    }

    /** Applies the batch in its order, on a connection that is then to be committed or rolled back. */
    AppliedBatch apply(Connection connection, List<PendingWrite> batch) throws SQLException {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH, connection)) {
            Map<Conversation, ConversationState> states = locks.lock(session, ofConversations(batch));
            BatchRun run = new BatchRun(session, dialect, states, SentBefore.of(session, batch), tokens.nextLong());
            List<Runnable> acknowledgements = new ArrayList<>(batch.size());
            for (PendingWrite write : batch) {
                acknowledgements.add(run.apply(write));
            }
            run.finish();
            return new AppliedBatch(acknowledgements, states, run.witness());
        } catch (PersistenceException e) {
            throw SqlFailure.of(e);
        }
    }

    private static List<ConversationWrite> ofConversations(List<PendingWrite> batch) {
        return batch.stream()
                .filter(ConversationWrite.class::isInstance)
                .map(ConversationWrite.class::cast)
                .toList();
    }

    /** Learns from a batch that is committed. */
    void committed(AppliedBatch batch) {
        locks.remember(batch.states());
    }

    /** Writes what has changed in conversations. */
    static void save(SqlSession session, Map<Conversation, ConversationState> states) {
        GapMapper gaps = session.getMapper(GapMapper.class);
        states.values().forEach(state -> state.removedGaps().forEach(gaps::delete));
        states.values().forEach(state -> state.addedGaps().forEach(gaps::insert));
        ConversationMapper conversations = session.getMapper(ConversationMapper.class);
        states.values().stream()
                .filter(ConversationState::rowChanged)
                .map(ConversationState::row)
                .forEach(conversations::save);
        states.values().stream()
                .filter(ConversationState::blocksChanged)
                .map(ConversationState::row)
                .forEach(conversations::saveBlocks);
    }
}
