package org.wschat.adapter.sql.write;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;
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

    BatchCommitter(DataSource connections, SqlSessionFactory sessions, SqlDialect dialect) {
        this.connections = connections;
        this.dialect = dialect;
        this.transaction = new BatchTransaction(sessions, dialect);
        this.inquiry = new CommitInquiry(connections, sessions, dialect);
    }

    /**
     * Commits a batch.
     *
     * @return what tells each caller the outcome, in the order of the batch
     * @throws SQLException if nothing of the batch is committed
     * @throws UnknownOutcomeException if it cannot be told
     */
    List<Runnable> commit(List<PendingWrite> batch) throws SQLException, UnknownOutcomeException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(batch);
            } catch (SQLException e) {
                if (attempt >= dialect.failureOf(e).attempts()) {
                    throw e;
                }
            }
        }
    }

    private List<Runnable> attempt(List<PendingWrite> batch) throws SQLException, UnknownOutcomeException {
        AppliedBatch applied;
        SQLException failure;
        try (Transaction open = Transaction.writing(connections.getConnection(), dialect)) {
            applied = transaction.apply(open.connection(), batch);
            failure = commit(open);
        }
        if (failure != null && !isCommitted(applied.witness(), failure)) {
            throw failure;
        }
        transaction.committed(applied);
        return applied.acknowledgements();
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
    private boolean isCommitted(Optional<CommitWitness> witness, SQLException failure) throws UnknownOutcomeException {
        return witness.isPresent() && inquiry.isCommitted(witness.get(), failure);
    }
}
