package org.wschat.adapter.sql;

import com.zaxxer.hikari.HikariDataSource;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.adapter.sql.audit.StoreAudit;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.adapter.sql.schema.SchemaException;

/** The database of a store in the hands of those who look after it, not of a server. Used by one thread. */
public final class StoreUpkeep implements AutoCloseable {

    private final Schema schema;
    private final StoreAudit audit;
    private final OpenResources resources;
    private boolean current;

    private StoreUpkeep(Schema schema, StoreAudit audit, OpenResources resources) {
        this.schema = schema;
        this.audit = audit;
        this.resources = resources;
    }

    /**
     * Takes a database over.
     *
     * @param schema its tables
     * @param connections how it is connected to
     * @param resources what was opened before, closed in the end
     * @return the upkeep, to be closed
     */
    public static StoreUpkeep open(Schema schema, SqlConnections connections, OpenResources resources) {
        HikariDataSource reading = resources.add(connections.poolForReading(1));
        HikariDataSource writing = resources.add(connections.poolForWriting(1));
        SqlDialect dialect = connections.dialect();
        StoreAudit audit = new StoreAudit(reading, writing, Mappers.of(dialect, reading), dialect);
        return new StoreUpkeep(schema, audit, resources);
    }

    /** {@return its tables} */
    public Schema schema() {
        return schema;
    }

    /**
     * Compares what is kept about messages with the messages: see {@link StoreAudit#run}. The first time, it looks at
     * the tables before.
     *
     * @param repair whether to mend what differs
     * @param listener hears about it
     * @return what it came to
     * @throws SchemaException if the tables are not those of this program
     */
    public AuditSummary audit(boolean repair, AuditListener listener) {
        if (!current) {
            schema.checkCurrent();
            current = true;
        }
        return audit.run(repair, listener);
    }

    /** Lets go of the database. */
    @Override
    public void close() {
        resources.close();
    }
}
