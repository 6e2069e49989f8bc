package org.wschat.adapter.sql.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
import org.wschat.adapter.sql.database.ConnectionCutter;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;

/**
 * Commits one batch after the other, and tries again where that is right. After a failed commit it looks whether the batch
 * is there, instead of guessing. Used by one thread.
 */
final class BatchCommitter {

    private final DataSource connections;
    private final SqlDialect dialect;
    private final BatchTransaction transaction;
    private final CommitInquiry inquiry;
    private final Withdrawal withdrawal;
    private final ConnectionCutter cutter;
    private final WriterCounts counts;

    /**
     * @param counts is told what was done
     */
    BatchCommitter(
            DataSource connections,
            SqlSessionFactory sessions,
            SqlDialect dialect,
            ConnectionCutter cutter,
            WriterCounts counts) {
        this.connections = connections;
        this.dialect = dialect;
        this.transaction = new BatchTransaction(sessions, dialect);
        this.inquiry = new CommitInquiry(connections, sessions, dialect, cutter);
        this.withdrawal = new Withdrawal(connections, sessions, dialect);
        this.cutter = cutter;
        this.counts = counts;
    }

    /**
     * Commits a batch, within the times of its oldest write.
     *
     * @return what tells each caller the outcome, in the order of the batch
     * @throws SQLException if nothing of the batch is committed
     * @throws UnknownOutcomeException if it cannot be told
     */
    List<Runnable> commit(List<PendingWrite> batch) throws SQLException, UnknownOutcomeException {
        BatchTimes times = BatchTimes.of(batch);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(batch, times);
            } catch (SQLException e) {
                FailureKind kind = dialect.failureOf(e);
                if (attempt >= kind.attempts() || !times.mayRetry()) {
                    throw e;
                }
                if (kind == FailureKind.CONFLICT) {
                    counts.retriedConflict();
                }
            }
        }
    }

    private List<Runnable> attempt(List<PendingWrite> batch, BatchTimes times)
            throws SQLException, UnknownOutcomeException {
        AppliedBatch applied;
        SQLException failure;
        Connection connection = connections.getConnection();
        ConnectionCutter.Cut cut = cutter.after(times.nanosUntil(BatchTimes.CUT), connection);
        try (Transaction open = Transaction.writing(connection, dialect)) {
            applied = transaction.apply(connection, batch);
            failure = commit(open);
        } finally {
            cut.cancel();
        }
        if (failure != null && !isCommitted(applied, times, failure)) {
            throw failure;
        }
        transaction.committed(applied);
        counts.committed(batch.size());
        return applied.acknowledgements();
    }

    /**
     * Takes a batch back if it is stored, whose senders were told that it is not.
     *
     * @throws SQLException if it is not known whether that succeeded
     */
    void withdraw(AppliedBatch batch) throws SQLException {
        withdrawal.withdraw(batch);
    }

    /** Commits, and returns what went wrong, or null. */
    private static @Nullable SQLException commit(Transaction open) {
        try {
            open.commit();
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    /** A batch without a witness holds read marks only, which may as well be written twice. */
    private boolean isCommitted(AppliedBatch batch, BatchTimes times, SQLException failure)
            throws UnknownOutcomeException {
        Optional<CommitWitness> witness = batch.witness();
        return witness.isPresent() && inquiry.isCommitted(batch, witness.get(), times, failure);
    }
}
