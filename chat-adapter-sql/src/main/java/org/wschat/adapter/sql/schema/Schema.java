package org.wschat.adapter.sql.schema;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.SchemaStep.State;

/** The tables of one database. Used by one thread. */
public final class Schema {

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final String RESUME = "mend the cause, then run: chat db migrate";

    private final DataSource database;
    private final SqlDialect dialect;
    private final ExpectedTables expected;
    private final Flyway flyway;

    /**
     * Names the tables; touches nothing.
     *
     * @param database connections to the database
     * @param dialect what it speaks
     * @param location where the migrations are on the class path
     * @param placeholders what stands for the names in <code>${…}</code> there
     * @param expected what must be there after them
     */
    public Schema(
            DataSource database,
            SqlDialect dialect,
            String location,
            Map<String, String> placeholders,
            ExpectedTables expected) {
        this.database = database;
        this.expected = expected;
        this.dialect = dialect;
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .loggers(QuietMigrationLog.class.getName())
                .dataSource(database)
                .locations("classpath:" + location)
                .placeholders(placeholders)
                .table("schema_history")
                .baselineOnMigrate(
                        true) // tables of others in the same database, the original's for example, are no harm
                .baselineVersion("0")
                .load();
    }

    /** {@return which versions are there and which are not; looks only, and needs no more than the right to read} */
    public SchemaStatus status() {
        return new SchemaStatus(Arrays.stream(flyway.info().all())
                .filter(step -> step.getState() != MigrationState.BASELINE)
                .map(Schema::step)
                .toList());
    }

    /**
     * Makes the tables ready for a server: nothing if they are, otherwise the versions that are missing, under a lock that
     * keeps out other servers.
     *
     * @throws SchemaException if they are newer than this program, if a version failed, now or earlier, or if the account may
     *     not change them
     */
    public void prepare() {
        SchemaStatus before = checked();
        if (before.current()) {
            expected.checkAll(database);
            return;
        }
        underLock(() -> {
            SchemaStatus status = checked();
            status.failed().ifPresent(step -> {
                throw new SchemaException(
                        "the tables are half changed, for version " + step.name() + " failed: " + RESUME);
            });
            runPending(status);
        });
    }

    /**
     * Carries out the versions that are missing; one that failed earlier is carried out again from its start.
     *
     * @throws SchemaException as {@link #prepare}, but for versions that failed earlier
     */
    public void migrate() {
        underLock(() -> {
            SchemaStatus status = checked();
            if (status.failed().isPresent()) {
                flyway.repair();
            }
            runPending(status);
        });
    }

    /**
     * Does nothing if the tables are as this program needs them.
     *
     * @throws SchemaException if they are not
     */
    public void checkCurrent() {
        if (!checked().current()) {
            throw new SchemaException("the tables are not up to date: run chat db migrate");
        }
        expected.checkAll(database);
    }

    private SchemaStatus checked() {
        SchemaStatus status = status();
        status.checkKnown();
        return status;
    }

    private void runPending(SchemaStatus status) {
        if (!status.current()) {
            if (status.version().isEmpty()) {
                expected.checkThoseThere(database);
            }
            try {
                flyway.migrate();
                LOG.info("tables brought to version {}", status().version().orElse("none"));
            } catch (FlywayException e) {
                throw failure(e);
            }
        }
        expected.checkAll(database);
    }

    private SchemaException failure(FlywayException failure) {
        Optional<SQLException> reason = sqlReason(failure);
        String why = reason.<Throwable>map(sql -> sql).orElse(failure).getMessage();
        if (reason.filter(dialect::isDenied).isPresent()) {
            return new SchemaException(
                    "the tables are not up to date, and this account may not change them: run chat db migrate with one that"
                            + " may (" + why + ")",
                    failure);
        }
        SchemaStatus status = status();
        String version = status.failed()
                .or(() -> status.pending().stream().findFirst())
                .map(SchemaStep::name)
                .orElse("of the tables");
        return new SchemaException("version " + version + " failed: " + why + "; " + RESUME, failure);
    }

    private static Optional<SQLException> sqlReason(Throwable failure) {
        Optional<SQLException> reason = Optional.empty();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reason = cause instanceof SQLException sql ? Optional.of(sql) : reason;
        }
        return reason;
    }

    private void underLock(Runnable change) {
        SchemaLock lock = lock();
        try {
            change.run();
        } finally {
            lock.close();
        }
    }

    private SchemaLock lock() {
        try {
            return SchemaLock.take(database, dialect);
        } catch (SQLException e) {
            throw new SchemaException("the tables cannot be locked: " + e.getMessage(), e);
        }
    }

    private static SchemaStep step(MigrationInfo migration) {
        return new SchemaStep(
                String.valueOf(migration.getVersion()), String.valueOf(migration.getDescription()), state(migration));
    }

    private static State state(MigrationInfo migration) {
        MigrationState state = migration.getState();
        if (!state.isResolved()) {
            return State.UNKNOWN;
        }
        if (!state.isApplied()) {
            return State.PENDING;
        }
        if (state.isFailed()) {
            return State.FAILED;
        }
        return migration.isChecksumMatching() ? State.DONE : State.CHANGED;
    }
}
