package org.wschat.adapter.sql.database;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of a database up to date, by Flyway. */
public final class SchemaMigration {

    private SchemaMigration() {}

    /**
     * Runs the migrations that the database has not had.
     *
     * @param database connections that may change the schema
     * @param location where the migrations are on the class path
     * @param placeholders what stands for the names in <code>${…}</code> there
     */
    public static void run(DataSource database, String location, Map<String, String> placeholders) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .loggers(QuietMigrationLog.class.getName())
                .dataSource(database)
                .locations("classpath:" + location)
                .placeholders(placeholders)
                .table("schema_history")
                .baselineOnMigrate(true) // tables of others may be there, those of the original server for example
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
