package org.wschat.adapter.sql.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.ConnectionCutter;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.Outage;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.SqlFailure;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.application.port.outbound.AccountStoreException;

/**
 * Runs transactions about accounts, and tries again where that is right. Blocks its caller; may be used by several threads.
 *
 * <p>Writes take turns, at most {@link #writers} at once. SQLite has one writer by nature, so there the store has one
 * connection to write with, for which its pool lets threads wait in their order: as one thread at most asks for it here, a
 * message waits for one transaction about accounts at most, and a lock on the file is never waited for. On a server, these
 * transactions have connections of their own.
 */
final class AccountTransactions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountTransactions.class);
    private static final int WRITERS_ON_A_SERVER = 2;

    private final DataSource writing;
    private final DataSource reading;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;
    private final Outage outage;
    private final ConnectionCutter cutter;
    private final Semaphore turns;

    AccountTransactions(
            DataSource writing, DataSource reading, SqlSessionFactory sessions, SqlDialect dialect, Outage outage) {
        this.writing = writing;
        this.reading = reading;
        this.sessions = sessions;
        this.dialect = dialect;
        this.outage = outage;
        this.cutter = new ConnectionCutter(dialect);
        this.turns = new Semaphore(writers(dialect), true);
    }

    /** How many transactions may write at once. */
    static int writers(SqlDialect dialect) {
        return dialect.isRemote() ? WRITERS_ON_A_SERVER : 1;
    }

    /** Reads in one transaction. */
    <T> T read(Function<SqlSession, T> query, CallTimes times) {
        return tried(times, () -> {
            Connection connection = reading.getConnection();
            ConnectionCutter.Cut cut = cutter.after(times.nanosUntil(CallTimes.CUT), connection);
            try (Transaction snapshot = Transaction.reading(connection, dialect);
                    SqlSession session = sessions.openSession(snapshot.connection())) {
                return query.apply(session);
            } finally {
                cut.cancel();
            }
        });
    }

    /** Writes in one transaction, and returns once it is committed. */
    <T> T write(Change<T> change, CallTimes times) {
        AtomicBoolean perhapsDone = new AtomicBoolean();
        return tried(times, () -> {
            takeTurn(times);
            try {
                return commit(change, times, perhapsDone);
            } finally {
                turns.release();
            }
        });
    }

    /** Has an embedded database overwrite what was erased: see {@link SqlDialect#forgetErased}. */
    void forgetErased(CallTimes times) {
        tried(times, () -> {
            takeTurn(times);
            try (Connection connection = writing.getConnection()) {
                dialect.forgetErased(connection);
                return true;
            } finally {
                turns.release();
            }
        });
    }

    private <T> T commit(Change<T> change, CallTimes times, AtomicBoolean perhapsDone) throws SQLException {
        Connection connection = writing.getConnection();
        ConnectionCutter.Cut cut = cutter.after(times.nanosUntil(CallTimes.CUT), connection);
        try (Transaction open = Transaction.writing(connection, dialect);
                SqlSession session = sessions.openSession(open.connection())) {
            T result = change.run(session, perhapsDone.get());
            if (times.cutOff()) {
                throw new SQLTransientException("it was too late to commit");
            }
            perhapsDone.set(true);
            open.commit();
            return result;
        } finally {
            cut.cancel();
        }
    }

    private void takeTurn(CallTimes times) throws SQLException {
        try {
            if (turns.tryAcquire(Math.max(0, times.nanosUntil(CallTimes.CUT)), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SQLTransientException("no turn to write came in time");
    }

    private <T> T tried(CallTimes times, Attempt<T> attempt) {
        if (!times.mayBegin()) {
            throw new AccountStoreException("the store is busy: a call about accounts waited too long");
        }
        for (int tries = 1; ; tries++) {
            if (outage.isOn()) {
                throw new AccountStoreException("the database cannot be reached");
            }
            try {
                return attempt.run();
            } catch (SQLException e) {
                checkRetry(tries, e, times);
            } catch (PersistenceException e) {
                checkRetry(tries, SqlFailure.of(e), times);
            }
        }
    }

    private void checkRetry(int tries, SQLException failure, CallTimes times) {
        FailureKind kind = dialect.failureOf(failure);
        if (tries < kind.attempts() && times.mayRetry()) {
            return;
        }
        LOG.warn(
                "a transaction about accounts failed: SQL state {}, code {}",
                failure.getSQLState(),
                failure.getErrorCode());
        // A file is never away: there, who gets no connection has met somebody who keeps it for long.
        if (kind == FailureKind.CONNECTION && dialect.isRemote() && !times.cutOff()) {
            outage.report(failure);
        }
        throw new AccountStoreException("a transaction about accounts failed", failure);
    }

    @Override
    public void close() {
        cutter.close();
    }

    /** One try of a transaction. */
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException;
    }
}
