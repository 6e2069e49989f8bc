package org.wschat.adapter.sql;

import javax.sql.DataSource;
import org.wschat.adapter.sql.audit.AuditListener;
import org.wschat.adapter.sql.audit.AuditSummary;
import org.wschat.adapter.sql.audit.StoreAudit;
import org.wschat.adapter.sql.database.OpenResources;
import org.wschat.adapter.sql.database.SqlDialect;
import org.wschat.adapter.sql.schema.Schema;
import org.wschat.adapter.sql.schema.SchemaException;

/** The database of a store in the hands of those who look after it, not of a server. Used by one thread. */
public final class StoreUpkeep implements AutoCloseable {

    private final Schema schema;
    private final StoreAudit audit;
    private final OpenResources resources;

    private StoreUpkeep(Schema schema, StoreAudit audit, OpenResources resources) {
        this.schema = schema;
        this.audit = audit;
        this.resources = resources;
    }

    /**
     * Takes a database over.
     *
     * @param schema its tables
     * @param dialect what it speaks
     * @param reading connections to read with
     * @param writing connections to write with
     * @param resources what is to be closed in the end
     * @return the upkeep, to be closed
     */
    public static StoreUpkeep of(
            Schema schema, SqlDialect dialect, DataSource reading, DataSource writing, OpenResources resources) {
        StoreAudit audit = new StoreAudit(reading, writing, Mappers.of(dialect, reading), dialect);
        return new StoreUpkeep(schema, audit, resources);
    }

    /** {@return its tables} */
    public Schema schema() {
        return schema;
    }

    /**
     * Compares what is kept about messages with the messages: see {@link StoreAudit#run}.
     *
     * @param repair whether to mend what differs
     * @param listener hears about it
     * @return what it came to
     * @throws SchemaException if the tables are not those of this program
     */
    public AuditSummary audit(boolean repair, AuditListener listener) {
        schema.checkCurrent();
        return audit.run(repair, listener);
    }

    /** Lets go of the database. */
    @Override
    public void close() {
        resources.close();
    }
}
