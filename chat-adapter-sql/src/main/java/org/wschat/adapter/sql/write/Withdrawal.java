package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.SqlFailure;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.adapter.sql.mapper.GapMapper;
import org.wschat.adapter.sql.mapper.MessageMapper;
import org.wschat.adapter.sql.mapper.SentNameMapper;
import org.wschat.adapter.sql.row.ConversationRow;
import org.wschat.adapter.sql.row.MessageRow;

/**
 * Takes a batch back that turns out to be committed although its senders had to be told that it was not: they will send it
 * again. A conversation is set back to what it was before the batch, if it is still as the batch left it. If another server
 * has written to it since, or told somebody what is in it, its messages stay.
 */
final class Withdrawal {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;

    Withdrawal(DataSource connections, SqlSessionFactory sessions, SqlDialect dialect) {
        this.connections = connections;
        this.sessions = sessions;
        this.dialect = dialect;
    }

    /**
     * Takes a batch back if it is stored. May be repeated.
     *
     * @throws SQLException if it is not known whether that succeeded
     */
    void withdraw(AppliedBatch batch) throws SQLException {
        Optional<CommitWitness> witness = batch.witness();
        if (witness.isEmpty()) {
            return;
        }
        int left = 0;
        int taken = 0;
        try (Transaction open = Transaction.writing(connections.getConnection(), dialect);
                SqlSession session = sessions.openSession(open.connection())) {
            if (!CommitInquiry.isThere(session, witness.get())) {
                return;
            }
            List<ConversationState> written = batch.states().values().stream()
                    .filter(ConversationState::written)
                    .toList();
            for (ConversationState state : lockedInOrder(session, written)) {
                if (isAsLeft(session, state)) {
                    taken += setBack(session, state, witness.get().writeToken());
                } else {
                    left += state.appendedMessages();
                }
            }
            open.commit();
        } catch (PersistenceException e) {
            throw SqlFailure.of(e);
        }
        LOG.warn("{} messages were committed after their senders were told 50006, and are taken back", taken);
        if (left > 0) {
            LOG.error(
                    "{} messages were committed after their senders were told 50006, and stay: others followed", left);
        }
    }

    private static List<ConversationState> lockedInOrder(SqlSession session, List<ConversationState> states) {
        List<Long> ids = states.stream().map(ConversationState::id).sorted().toList();
        session.getMapper(ConversationMapper.class).lock(ids);
        return states;
    }

    private static boolean isAsLeft(SqlSession session, ConversationState state) {
        List<ConversationRow> now = session.getMapper(ConversationMapper.class).lock(List.of(state.id()));
        return now.size() == 1
                && now.get(0).listedAt(0).equals(state.row().listedAt(0)); // who looks at a list changes nothing else
    }

    private static int setBack(SqlSession session, ConversationState state, long writeToken) {
        GapMapper gaps = session.getMapper(GapMapper.class);
        state.addedGaps().forEach(gaps::delete);
        state.removedGaps().forEach(gaps::insert);
        ConversationMapper conversations = session.getMapper(ConversationMapper.class);
        conversations.save(state.storedRow());
        conversations.saveBlocks(state.storedRow());
        MessageMapper messages = session.getMapper(MessageMapper.class);
        List<MessageRow> changed = new ArrayList<>(state.changedMessages());
        Collections.reverse(changed);
        changed.forEach(before -> messages.change(state.id(), before));
        session.getMapper(SentNameMapper.class)
                .withdraw(state.id(), state.storedRow().lastSeq(), writeToken);
        return messages.withdraw(state.id(), state.storedRow().lastSeq(), writeToken);
    }
}
