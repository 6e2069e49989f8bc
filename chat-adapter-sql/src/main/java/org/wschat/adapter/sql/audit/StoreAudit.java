package org.wschat.adapter.sql.audit;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.wschat.adapter.sql.database.FailureKind;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.database.Transaction;
import org.wschat.adapter.sql.mapper.AuditMapper;
import org.wschat.adapter.sql.mapper.ConversationMapper;
import org.wschat.application.port.outbound.MessageStoreException;

/** Compares all that a store keeps about its messages with the messages themselves. Used by one thread. */
public final class StoreAudit {

    private static final int PAGE = 500;

    private final DataSource reading;
    private final DataSource writing;
    private final SqlSessionFactory sessions;
    private final SqlDialect dialect;

    /**
     * Makes an audit.
     *
     * @param reading connections to read with
     * @param writing connections to mend with
     * @param sessions the mappers
     * @param dialect what the database speaks
     */
    public StoreAudit(DataSource reading, DataSource writing, SqlSessionFactory sessions, SqlDialect dialect) {
        this.reading = reading;
        this.writing = writing;
        this.sessions = sessions;
        this.dialect = dialect;
    }

    /**
     * Looks at every conversation, each as it is at one moment, and if asked to, mends what can be mended without guessing,
     * each conversation while it is locked.
     *
     * @param repair whether to mend
     * @param listener hears about it
     * @return what it came to
     * @throws MessageStoreException if the database fails; what was mended until then stays
     */
    public AuditSummary run(boolean repair, AuditListener listener) {
        AuditReport report = new AuditReport(listener);
        try {
            long before = Long.MIN_VALUE;
            for (List<Long> ids = page(before); !ids.isEmpty(); ids = page(before)) {
                for (long id : ids) {
                    checkBetween(before, id, report);
                    check(id, repair, report);
                    before = id;
                }
            }
            checkBetween(before, Long.MAX_VALUE, report);
            checkNames(report);
            return report.summary();
        } catch (SQLException | PersistenceException e) {
            throw new MessageStoreException("the audit broke off: " + reason(e).getMessage(), e);
        }
    }

    private List<Long> page(long after) throws SQLException {
        return look(session -> session.getMapper(AuditMapper.class).conversations(after, PAGE));
    }

    private void check(long id, boolean repair, AuditReport report) throws SQLException {
        Findings findings = look(session -> {
            var row = session.getMapper(AuditMapper.class).conversation(id);
            if (row == null) {
                return new Findings();
            }
            ConversationCheck check = new ConversationCheck(session, row);
            Findings found = check.run();
            report.looked(check.messages());
            return found;
        });
        if (!repair || findings.none()) {
            report.found(findings);
            return;
        }
        List<String> before = List.of();
        Findings mended = mend(id);
        while (!mended.mendable().isEmpty() && !mended.mendable().equals(before)) {
            report.mended(mended.mendable());
            before = List.copyOf(mended.mendable());
            mended = mend(id);
        }
        report.found(mended);
    }

    /** Looks at a conversation while it is locked, and mends what can be mended. */
    private Findings mend(long id) throws SQLException {
        return change(session -> {
            Findings findings = new Findings();
            session.getMapper(ConversationMapper.class)
                    .lock(List.of(id))
                    .forEach(row -> findings.add(new ConversationCheck(session, row).run()));
            findings.mend(session);
            return findings;
        });
    }

    /** Looks for rows whose conversation has a key between two others, and so is not there. */
    private void checkBetween(long after, long before, AuditReport report) throws SQLException {
        if (after + 1 < before) {
            report.found(look(new OrphanCheck(after, before)::look));
        }
    }

    private void checkNames(AuditReport report) throws SQLException {
        for (Optional<String> sender = namer(""); sender.isPresent(); sender = namer(sender.get())) {
            report.found(look(new NameCheck(sender.get())::look));
        }
    }

    private Optional<String> namer(String after) throws SQLException {
        return look(session ->
                Optional.ofNullable(session.getMapper(AuditMapper.class).namer(after)));
    }

    private <T> T look(Work<T> work) throws SQLException {
        try (Transaction transaction = Transaction.reading(reading.getConnection(), dialect);
                SqlSession session = sessions.openSession(transaction.connection())) {
            return work.in(session);
        }
    }

    private <T> T change(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Transaction transaction = Transaction.writing(writing.getConnection(), dialect);
                    SqlSession session = sessions.openSession(transaction.connection())) {
                T result = work.in(session);
                transaction.commit();
                return result;
            } catch (SQLException | PersistenceException e) {
                FailureKind kind = dialect.failureOf(reason(e));
                if (kind != FailureKind.CONFLICT || attempt >= kind.attempts()) {
                    throw e;
                }
            }
        }
    }

    private static SQLException reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(failure.getMessage(), failure);
    }

    /** Statements of one transaction. */
    private interface Work<T> {
        T in(SqlSession session) throws SQLException;
    }
}
