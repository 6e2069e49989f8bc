package org.wschat.adapter.sql.write;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.database.SqlFailure;
import org.wschat.adapter.sql.mapper.LedgerMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.LedgerRow;
import org.wschat.adapter.sql.row.PastMessageRow;
import org.wschat.adapter.sql.row.Side;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;
import org.wschat.domain.message.FirstContactRule;
import org.wschat.domain.message.MessagePosition;
import org.wschat.domain.message.ReadMark;

/** Runs the statements of one batch of past messages, everything but the commit. Used by one thread. */
final class BulkTransaction {

    private static final int REMEMBERED = 100_000;

    private final SqlSessionFactory sessions;
    private final ConversationLocks locks = new ConversationLocks(REMEMBERED);
    private final SecureRandom tokens = new SecureRandom();

    BulkTransaction(SqlSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Applies the batch, unless the ledger says that it is there: then a commit before was good although it was reported
     * as failed.
     *
     * @return the conversations, or none if nothing was to be done
     * @throws MessageStoreException if another import has begun with the same table
     */
    Map<Conversation, ConversationState> apply(Connection connection, BulkBatch batch, long run) throws SQLException {
        try (SqlSession session = sessions.openSession(ExecutorType.BATCH, connection)) {
            LedgerMapper ledger = session.getMapper(LedgerMapper.class);
            LedgerRow before = Objects.requireNonNull(ledger.lock(batch.source()), "the ledger of a begun import");
            if (before.run() != run) {
                throw new MessageStoreException("another import of the same table has begun, and goes on with it");
            }
            if (before.lastId() == batch.throughId()) {
                return Map.of();
            }
            if (before.lastId() != batch.afterId()) {
                throw new IllegalArgumentException(
                        "batch: after " + batch.afterId() + " (expected: after " + before.lastId() + ")");
            }
            Set<Conversation> conversations = new LinkedHashSet<>();
            batch.messages().forEach(message -> conversations.add(message.conversation()));
            Map<Conversation, ConversationState> states = locks.lock(session, conversations);
            insert(session, batch, states);
            BatchTransaction.save(session, states);
            batch.refused().forEach(ledger::refuse);
            ledger.save(before.through(batch.throughId(), batch.messages().size(), batch.deleted()));
            session.flushStatements();
            return states;
        } catch (PersistenceException e) {
            throw SqlFailure.of(e);
        }
    }

    /** Learns from a batch that is committed. */
    void committed(Map<Conversation, ConversationState> states) {
        locks.remember(states);
    }

    /** A message keeps its id where all ids here are lower, and has the next free one otherwise. */
    private void insert(SqlSession session, BulkBatch batch, Map<Conversation, ConversationState> states)
            throws SQLException {
        MessageMapper mapper = session.getMapper(MessageMapper.class);
        long token = tokens.nextLong();
        states.values().forEach(state -> state.writtenBy(token));
        long id = mapper.maxId();
        for (PastMessage message : batch.messages()) {
            id = Math.max(message.sourceId(), id + 1);
            mapper.insertPast(append(message, states.get(message.conversation()), id, token));
        }
    }

    private static PastMessageRow append(PastMessage message, @Nullable ConversationState state, long id, long token)
            throws SQLException {
        if (state == null) {
            throw new SQLException("a conversation just created was not found");
        }
        Side sender = Side.ofSender(message.conversation(), message.sender());
        MessagePosition position = state.append(sender, FirstContactRule.OFF).orElseThrow();
        state.appendedWithId(id);
        state.list();
        if (message.read()) {
            state.mark(sender, new ReadMark(message.recipient(), message.sender(), position, position));
        }
        boolean changed = !message.updatedAt().equals(message.sentAt());
        return new PastMessageRow(
                id,
                state.id(),
                position.seq(),
                sender.code(),
                position.senderSeq(),
                message.sentAt().toEpochMilli(),
                changed ? message.updatedAt().toEpochMilli() : null,
                token,
                message.text().value());
    }
}
