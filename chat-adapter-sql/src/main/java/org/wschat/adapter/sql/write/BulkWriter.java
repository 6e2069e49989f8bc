package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.adapter.sql.mapper.LedgerMapper;
import org.wschat.adapter.sql.row.LedgerRow;
import org.wschat.adapter.sql.row.Refusal;
import org.wschat.adapter.sql.row.RefusalCountRow;
import org.wschat.application.port.outbound.MessageStoreException;
import org.wschat.domain.conversation.Conversation;

/**
 * Writes messages of the past, many in a transaction, beside the group-commit writer. Each transaction also writes to a
 * ledger how far it came, so whatever happens, none is written twice and none is skipped. Used by one thread.
 *
 * <p>Every method throws {@link MessageStoreException} if the database fails.
 */
public final class BulkWriter {

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final BulkTransaction transaction;

    /**
     * Makes a writer.
     *
     * @param connections to write with
     * @param sessions the mappers
     * @param dialect what the database speaks
     */
    public BulkWriter(DataSource connections, SqlSessionFactory sessions, SqlDialect dialect) {
        this.connections = connections;
        this.sessions = sessions;
        this.dialect = dialect;
        this.transaction = new BulkTransaction(sessions);
    }

    /** {@return how far each table begun so far has been imported} */
    public List<LedgerRow> ledgers() {
        return ledger(LedgerMapper::all);
    }

    /**
     * How far a table has been imported.
     *
     * @param source the table
     * @return how far; nothing if it was never begun
     */
    public Optional<LedgerRow> ledger(String source) {
        return ledgers().stream().filter(row -> row.source().equals(source)).findFirst();
    }

    /**
     * Remembers that a table is going to be imported.
     *
     * @param row the table, nothing of it imported
     */
    public void begin(LedgerRow row) {
        ledger(mapper -> {
            mapper.insert(row);
            return row;
        });
    }

    /**
     * Counts what was left out of a table, in all runs.
     *
     * @param source the table
     * @return the reasons that there are
     */
    public List<RefusalCountRow> refusals(String source) {
        return ledger(mapper -> mapper.refusals(source));
    }

    /**
     * Names rows that were left out.
     *
     * @param source the table
     * @param reason why
     * @param limit the most ids to read
     * @return their ids there, lowest first
     */
    public List<Long> refused(String source, Refusal reason, int limit) {
        return ledger(mapper -> mapper.refused(source, reason.name(), limit));
    }

    /**
     * Writes a batch, and returns once it is committed.
     *
     * @param batch what follows the rows written before
     */
    public void write(BulkBatch batch) {
        for (int attempt = 1; ; attempt++) {
            try (Transaction open = Transaction.writing(connections.getConnection(), dialect)) {
                Map<Conversation, ConversationState> states = transaction.apply(open.connection(), batch);
                open.commit();
                transaction.committed(states);
                return;
            } catch (SQLException e) {
                if (attempt >= dialect.failureOf(e).attempts()) {
                    throw failure(e);
                }
            }
        }
    }

    private <T> T ledger(Function<LedgerMapper, T> work) {
        try (Transaction open = Transaction.writing(connections.getConnection(), dialect);
                SqlSession session = sessions.openSession(open.connection())) {
            T result = work.apply(session.getMapper(LedgerMapper.class));
            open.commit();
            return result;
        } catch (SQLException | PersistenceException e) {
            throw failure(e);
        }
    }

    private static MessageStoreException failure(Exception e) {
        return new MessageStoreException("what is imported cannot be written: " + e.getMessage(), e);
    }
}
