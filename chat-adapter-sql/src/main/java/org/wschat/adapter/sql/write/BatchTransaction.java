package org.wschat.adapter.sql.write;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.SqlFailure;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.NewMessageRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.application.port.outbound.AppendOutcome;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.MessagePosition;

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
            List<Runnable> acknowledgements = new ArrayList<>(batch.size());
            List<NewMessageRow> added = new ArrayList<>(batch.size());
            long token = tokens.nextLong();
            for (PendingWrite write : batch) {
                if (write instanceof PendingAppend append) {
                    acknowledgements.add(append(append, states.get(append.conversation()), token, added));
                } else if (write instanceof PendingMark mark) {
                    acknowledgements.add(mark(mark, states.get(mark.conversation())));
                } else if (write instanceof PendingProbe probe) {
                    session.getMapper(ConversationMapper.class).writeNothing();
                    acknowledgements.add(() -> probe.done().complete(null));
                }
            }
            insert(session, added);
            save(session, states);
            session.flushStatements();
            return new AppliedBatch(acknowledgements, states, witness(added));
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

    private static Runnable append(
            PendingAppend write, @Nullable ConversationState state, long token, List<NewMessageRow> added)
            throws SQLException {
        if (state == null) {
            throw new SQLException("a conversation just created was not found");
        }
        Side sender = Side.ofSender(write.conversation(), write.message().sender());
        Optional<MessagePosition> position = state.append(sender, write.rule());
        if (position.isEmpty()) {
            return () -> write.outcome().complete(new AppendOutcome.LimitReached());
        }
        NewMessageRow row = new NewMessageRow(state.id(), sender, position.get(), write.message(), token);
        added.add(row);
        return () -> write.outcome().complete(new AppendOutcome.Appended(row.toMessage()));
    }

    private static Runnable mark(PendingMark write, @Nullable ConversationState state) {
        if (state != null) {
            state.mark(Side.ofSender(write.conversation(), write.mark().sender()), write.mark());
        }
        return () -> write.done().complete(null);
    }

    private void insert(SqlSession session, List<NewMessageRow> added) {
        if (added.isEmpty()) {
            return;
        }
        MessageMapper mapper = session.getMapper(MessageMapper.class);
        if (dialect.assignsIds()) {
            long id = mapper.maxId();
            for (NewMessageRow row : added) {
                row.setId(++id);
            }
        }
        added.forEach(mapper::insert);
    }

    /** Writes what has changed in conversations. */
    static void save(SqlSession session, Map<Conversation, ConversationState> states) {
        GapMapper gaps = session.getMapper(GapMapper.class);
        states.values().forEach(state -> state.removedGaps().forEach(gaps::delete));
        states.values().forEach(state -> state.addedGaps().forEach(gaps::insert));
        ConversationMapper conversations = session.getMapper(ConversationMapper.class);
        states.values().stream()
                .filter(ConversationState::changed)
                .map(ConversationState::row)
                .forEach(conversations::save);
    }

    private static Optional<CommitWitness> witness(List<NewMessageRow> added) {
        return added.stream()
                .findFirst()
                .map(row -> new CommitWitness(row.getConversationId(), row.getSeq(), row.getWriteToken()));
    }
}
