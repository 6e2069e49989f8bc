package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;

/**
 * Finds out whether a batch whose commit failed was committed after all. It locks the conversation first, so a transaction
 * that the database still has under way comes to its end before the look.
 */
final class CommitInquiry {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final long PAUSE_MILLIS = 100;

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;

    CommitInquiry(DataSource connections, SqlSessionFactory sessions, SqlDialect dialect) {
        this.connections = connections;
        this.sessions = sessions;
        this.dialect = dialect;
    }

    /**
     * Looks for the witness, again and again for a few seconds while the database cannot be asked.
     *
     * @throws UnknownOutcomeException if it could not be asked at all
     */
    boolean isCommitted(CommitWitness witness, SQLException commitFailure) throws UnknownOutcomeException {
        long start = System.nanoTime();
        while (true) {
            try {
                return look(witness);
            } catch (SQLException | PersistenceException e) {
                if (System.nanoTime() - start > PATIENCE.toNanos() || !pause()) {
                    commitFailure.addSuppressed(e);
                    throw new UnknownOutcomeException(commitFailure);
                }
            }
        }
    }

    private boolean look(CommitWitness witness) throws SQLException {
        try (Transaction look = Transaction.writing(connections.getConnection(), dialect);
                SqlSession session = sessions.openSession(look.connection())) {
            session.getMapper(ConversationMapper.class).lock(List.of(witness.conversationId()));
            Long token = session.getMapper(MessageMapper.class).writeToken(witness.conversationId(), witness.seq());
            return token != null && token == witness.writeToken();
        }
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
