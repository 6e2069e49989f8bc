package org.wschat.adapter.mysql;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.wschat.adapter.sql.database.SqlConnections;
import org.wschat.adapter.sql.database.SqlDialect;

/** How the server is connected to: always with timeouts, and with what makes batches one statement. */
final class MySqlConnections {

    private static final Duration MIGRATION_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration STREAM_TIMEOUT = Duration.ofMinutes(10);

    /** How long a thread waits for the pool; connecting goes on behind it for as long as the settings say. */
    private static final Duration POOL_PATIENCE = Duration.ofSeconds(1);

    /**
     * What a server may have set otherwise: how statements are read, that a commit leaves the connection open, that no
     * limit cuts results or refuses statements, that times are UTC. Needs no privilege. See docs/databases.md.
     */
    private static final String SESSION = String.join(
            ",",
            "sql_mode='STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'",
            "completion_type='NO_CHAIN'",
            "sql_select_limit=18446744073709551615",
            "sql_safe_updates=0",
            "sql_big_selects=1",
            "time_zone='+00:00'");

    /** Statements about several rows differ by how many, up to a batch; parsing them was a tenth of the writer's work. */
    private static final int STATEMENTS_KEPT = 256;

    private static final int LONGEST_STATEMENT_KEPT = 4_096;

    private MySqlConnections() {}

    /** The connections that a server works with. */
    static SqlConnections ofStore(MySqlSettings settings) throws SQLException {
        return new SqlConnections(SqlDialect.MYSQL, working(settings), working(settings), POOL_PATIENCE);
    }

    /** The connections of somebody who looks after the database, and has time. */
    static SqlConnections ofUpkeep(MySqlSettings settings) throws SQLException {
        return new SqlConnections(SqlDialect.MYSQL, working(settings), working(settings), settings.connectTimeout());
    }

    /** For the work of the store. A wait for a row lock ends soon, so that there is time to try again. */
    static DataSource working(MySqlSettings settings) throws SQLException {
        MysqlDataSource source = source(settings, settings.socketTimeout());
        source.setDatabaseName(settings.database());
        source.setRewriteBatchedStatements(true);
        source.setCachePrepStmts(true);
        source.setPrepStmtCacheSize(STATEMENTS_KEPT);
        source.setPrepStmtCacheSqlLimit(LONGEST_STATEMENT_KEPT);
        source.setUseAffectedRows(true);
        source.setUseLocalSessionState(true);
        source.setNetTimeoutForStreamingResults(0);
        source.setSessionVariables(SESSION + ",innodb_lock_wait_timeout=1");
        return source;
    }

    /** Connections to change the schema, which may take long on large tables. */
    static DataSource migrating(MySqlSettings settings) throws SQLException {
        MysqlDataSource source = source(settings, MIGRATION_TIMEOUT);
        source.setDatabaseName(settings.database());
        return source;
    }

    /** Connections to read tables that are not ours, row by row, with as much time between two rows as writing takes. */
    static DataSource reading(MySqlSettings settings) throws SQLException {
        MysqlDataSource source = source(settings, STREAM_TIMEOUT);
        source.setDatabaseName(settings.database());
        source.setNetTimeoutForStreamingResults(Math.toIntExact(STREAM_TIMEOUT.toSeconds()));
        return source;
    }

    /** Connections to the server, without a database. */
    static DataSource withoutDatabase(MySqlSettings settings) throws SQLException {
        return source(settings, settings.socketTimeout());
    }

    /** Connects to the server and lets go again; the server has that long to greet. */
    static void knock(MySqlSettings settings, Duration patience) throws SQLException {
        MysqlDataSource source = source(settings, patience);
        source.setConnectTimeout(
                Math.toIntExact(Math.min(settings.connectTimeout().toMillis(), 1_000)));
        source.getConnection().close();
    }

    private static MysqlDataSource source(MySqlSettings settings, Duration socketTimeout) throws SQLException {
        MysqlDataSource source = new RememberingDataSource();
        source.setServerName(settings.host());
        source.setPort(settings.port());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
        source.setSocketTimeout(Math.toIntExact(socketTimeout.toMillis()));
        source.setCharacterEncoding("UTF-8");
        source.setSessionVariables(SESSION);
        source.setAllowPublicKeyRetrieval(true);
        return source;
    }

    /** The driver's own forgets the login timeout, which HikariCP then takes for how long its closing may take: not at all. */
    private static final class RememberingDataSource extends MysqlDataSource {

        private static final long serialVersionUID = 1L;

        private volatile int loginTimeout;

        @Override
        public int getLoginTimeout() {
            return loginTimeout;
        }

        @Override
        public void setLoginTimeout(int seconds) {
            loginTimeout = seconds;
        }
    }
}
