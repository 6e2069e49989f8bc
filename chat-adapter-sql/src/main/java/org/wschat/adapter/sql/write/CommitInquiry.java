package org.wschat.adapter.sql.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.ConnectionCutter;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.row.ConversationRow;

/**
 * Finds out whether a batch whose commit failed was committed after all. It locks the conversation first, so a transaction
 * that the database still has under way comes to its end before the look.
 */
final class CommitInquiry {

    private static final long PAUSE_MILLIS = 100;

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final ConnectionCutter cutter;

    CommitInquiry(DataSource connections, SqlSessionFactory sessions, SqlDialect dialect, ConnectionCutter cutter) {
        this.connections = connections;
        this.sessions = sessions;
        this.dialect = dialect;
        this.cutter = cutter;
    }

    /**
     * Looks for a batch, again and again while the database cannot be asked and the times allow.
     *
     * @throws UnknownOutcomeException if it could not be asked at all
     */
    boolean isCommitted(AppliedBatch batch, CommitWitness witness, BatchTimes times, SQLException commitFailure)
            throws UnknownOutcomeException {
        while (true) {
            try {
                return look(witness, times);
            } catch (SQLException | PersistenceException e) {
                if (!pause() || times.cutOff()) {
                    commitFailure.addSuppressed(e);
                    throw new UnknownOutcomeException(batch, commitFailure);
                }
            }
        }
    }

    private boolean look(CommitWitness witness, BatchTimes times) throws SQLException {
        Connection connection = connections.getConnection();
        ConnectionCutter.Cut cut = cutter.after(times.nanosUntil(BatchTimes.ANSWER), connection);
        try (Transaction look = Transaction.writing(connection, dialect);
                SqlSession session = sessions.openSession(look.connection())) {
            return isThere(session, witness);
        } finally {
            cut.cancel();
        }
    }

    /**
     * Whether the rows of a batch are there, once no transaction holds their conversation any more. Of a batch that adds no
     * message that cannot be told once another has followed it: then it may be made again, which changes nothing.
     */
    static boolean isThere(SqlSession session, CommitWitness witness) {
        List<ConversationRow> conversation =
                session.getMapper(ConversationMapper.class).lock(List.of(witness.conversationId()));
        if (witness.seq() == CommitWitness.CONVERSATION) {
            return conversation.stream().anyMatch(row -> row.lastWriteToken() == witness.writeToken());
        }
        Long token = session.getMapper(MessageMapper.class).writeToken(witness.conversationId(), witness.seq());
        return token != null && token == witness.writeToken();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
