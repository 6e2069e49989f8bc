package org.wschat.adapter.sql.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wschat.adapter.sql.database.SqlDialect;

/**
 * Held while the tables of a database are changed, by one program at a time. On MySQL a named lock of the server, let go of
 * when the connection ends, however that happens; on SQLite nothing, for there the folder is locked.
 */
final class SchemaLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLock.class);
    private static final int SECONDS_A_TRY = 10;
    private static final int TRIES = 180;

    private final AutoCloseable held;

    private SchemaLock(AutoCloseable held) {
        this.held = held;
    }

    static SchemaLock take(DataSource database, SqlDialect dialect) throws SQLException {
        if (dialect == SqlDialect.SQLITE) {
            return new SchemaLock(() -> {});
        }
        Connection connection = database.getConnection();
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                if (isTaken(connection)) {
                    return new SchemaLock(connection);
                }
                LOG.info("waiting for another server that changes the tables");
            }
            throw new SchemaException("another server has been changing the tables for half an hour: look at that one");
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isTaken(Connection connection) throws SQLException {
        String sql = "SELECT GET_LOCK(CONCAT('wschat tables ', LEFT(SHA2(DATABASE(), 256), 32)), ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, SECONDS_A_TRY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getInt(1) == 1;
            }
        }
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (Exception e) {
            LOG.warn("could not let go of the lock on the tables", e);
        }
    }
}
