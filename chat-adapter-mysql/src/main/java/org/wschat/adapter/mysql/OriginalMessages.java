package org.wschat.adapter.mysql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.wschat.adapter.sql.database.OpenFailure;
import org.wschat.adapter.sql.importing.ImportSource;
import org.wschat.adapter.sql.importing.RowReceiver;
import org.wschat.application.port.outbound.MessageStoreException;

/**
 * The table {@code sql_messages} of the original server, as its GORM made it. It is only read; each of its statements goes
 * along the primary key.
 */
public final class OriginalMessages implements ImportSource, AutoCloseable {

    private static final BigDecimal HIGHEST_ID = BigDecimal.valueOf(1L << 52);
    private static final int NO_SUCH_TABLE = 1146;

    private final Connection connection;
    private final String place;
    private final ZoneId zone;

    private OriginalMessages(Connection connection, String place, ZoneId zone) {
        this.connection = connection;
        this.place = place;
        this.zone = zone;
    }

    /**
     * Connects, and looks whether the table is there and has the columns it should have.
     *
     * @param settings where the original's database is
     * @param zone the time zone that its times, which name none, are meant in
     * @return the table, to be closed
     * @throws MessageStoreException if that is not so; the message is one line, without the password
     */
    public static OriginalMessages open(MySqlSettings settings, ZoneId zone) {
        try {
            MySqlDatabase.await(settings);
            Connection connection = MySqlConnections.reading(settings).getConnection();
            OriginalMessages messages = new OriginalMessages(connection, settings.place(), zone);
            messages.checkColumns();
            return messages;
        } catch (SQLException e) {
            throw failure(settings.place(), e);
        }
    }

    /** A TIMESTAMP column knows its zone, and gives UTC here; to read it as another would shift it. */
    private void checkColumns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery(OriginalRow.SELECT.replace("?", "0") + " LIMIT 0")
                    .close();
            try (ResultSet times = statement.executeQuery("SELECT created_at, updated_at FROM sql_messages LIMIT 0")) {
                for (int column = 1; column <= 2; column++) {
                    if (times.getMetaData().getColumnTypeName(column).equals("TIMESTAMP")
                            && !zone.normalized().equals(ZoneOffset.UTC)) {
                        throw new MessageStoreException("sql_messages at " + place + ": "
                                + times.getMetaData().getColumnName(column)
                                + " is a TIMESTAMP, which knows its time zone (expected: no --time-zone)");
                    }
                }
            }
        }
    }

    @Override
    public Optional<String> identity() {
        try (Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery("""
                        SELECT CAST(id AS CHAR), CAST(created_at AS CHAR), send_id, receive_id, SHA2(content, 256)
                        FROM sql_messages ORDER BY id LIMIT 1
                        """)) {
            return first.next() ? Optional.of(hash(first)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(place, e);
        }
    }

    private static String hash(ResultSet row) throws SQLException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int column = 1; column <= 5; column++) {
                digest.update(String.valueOf(row.getString(column)).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    @Override
    public String timeZone() {
        return zone.getId();
    }

    @Override
    public long lastId() {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), 0) FROM sql_messages")) {
            row.next();
            checkId(row.getBigDecimal(1));
            checkId(row.getBigDecimal(2));
            return row.getLong(2);
        } catch (SQLException e) {
            throw failure(place, e);
        }
    }

    private void checkId(BigDecimal id) {
        if (id.signum() < 0 || id.compareTo(HIGHEST_ID) > 0) {
            throw new MessageStoreException(
                    "sql_messages at " + place + ": id " + id + " (expected: 0 to " + HIGHEST_ID + ")");
        }
    }

    @Override
    public void read(long afterId, RowReceiver receiver) {
        try (PreparedStatement statement = connection.prepareStatement(OriginalRow.SELECT)) {
            statement.setFetchSize(Integer.MIN_VALUE); // how Connector/J is told not to gather the result in memory
            statement.setLong(1, afterId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    OriginalRow.of(rows).giveTo(receiver, zone);
                }
            }
        } catch (SQLException e) {
            throw failure(place, e);
        }
    }

    private static MessageStoreException failure(String place, SQLException e) {
        String why = e.getErrorCode() == NO_SUCH_TABLE ? "it has no table sql_messages" : OpenFailure.why(e);
        return new MessageStoreException("the original's database at " + place + " cannot be read: " + why, e);
    }

    /** Lets go of the connection. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was only read: nothing is lost with it.
        }
    }
}
