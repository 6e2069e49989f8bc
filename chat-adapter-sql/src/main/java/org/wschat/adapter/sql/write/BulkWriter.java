package org.wschat.adapter.sql.write;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.OpenFailure;
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

    private static final long NOTHING = -1;

    private final DataSource connections;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final BulkTransaction transaction;
    private final SecureRandom runs = new SecureRandom();
    private long run;

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

    /**
     * Begins the import of a table, or goes on with it, in place of whoever did so before: what they write from now on is
     * refused.
     *
     * @param source the table
     * @param timeZone the zone in which its times are read; the same as before
     * @param another whether it may be another table than those begun before
     * @return how far it has been imported
     */
    public LedgerRow begin(String source, String timeZone, boolean another) {
        long next = runs.nextLong();
        LedgerRow ledger = ledger(mapper -> {
            LedgerRow begun = mapper.lock(source);
            if (begun == null) {
                return beginFirst(mapper, new LedgerRow(source, timeZone, next, NOTHING, 0, 0), another);
            }
            if (!begun.timeZone().equals(timeZone)) {
                throw new MessageStoreException("the times of this table were read as " + begun.timeZone()
                        + " before, not as " + timeZone + " (expected: the same --time-zone)");
            }
            mapper.save(begun.by(next));
            return begun.by(next);
        });
        run = next;
        return ledger;
    }

    private static LedgerRow beginFirst(LedgerMapper mapper, LedgerRow fresh, boolean another) {
        if (!another && !mapper.all().isEmpty()) {
            throw new MessageStoreException("the store holds an import of another table: the first rows differ"
                    + " (expected: the same table, or --another-table to add this one as well)");
        }
        mapper.insert(fresh);
        return fresh;
    }

    /**
     * How far a table has been imported.
     *
     * @param source the table; begun
     * @return how far
     */
    public LedgerRow ledger(String source) {
        return ledger(mapper -> Objects.requireNonNull(mapper.lock(source)));
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
                Map<Conversation, ConversationState> states = transaction.apply(open.connection(), batch, run);
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
        for (int attempt = 1; ; attempt++) {
            try (Transaction open = Transaction.writing(connections.getConnection(), dialect);
                    SqlSession session = sessions.openSession(open.connection())) {
                T result = work.apply(session.getMapper(LedgerMapper.class));
                open.commit();
                return result;
            } catch (SQLException | PersistenceException e) {
                if (attempt >= dialect.failureOf(e).attempts()) {
                    throw failure(e);
                }
            }
        }
    }

    private static MessageStoreException failure(Exception e) {
        return new MessageStoreException("what is imported cannot be written: " + OpenFailure.why(e), e);
    }
}
