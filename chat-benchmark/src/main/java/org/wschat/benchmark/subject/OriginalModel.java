package org.wschat.benchmark.subject;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A model of the original server, where it matters for speed: one thread for everybody, which pushes a message to the
 * recipient, acknowledges it, and then inserts it in a transaction of its own, before it takes the next.
 *
 * <p>It asks of the database what GORM asks with its default settings and Go's driver with its own: {@code START TRANSACTION},
 * preparing the insert, running it, {@code COMMIT}, each a round trip. It flatters the original, which besides passes each
 * message through several goroutines.
 */
public final class OriginalModel {

    private static final String INSERT =
            "INSERT INTO sql_messages (created_at, updated_at, deleted_at, send_id, receive_id, content, is_read)"
                    + " VALUES (?, ?, NULL, ?, ?, ?, ?)";

    private final Map<String, BareSocket> online = new HashMap<>();
    private final Connection connection;
    private final Statement transaction;

    private OriginalModel(Connection connection, Statement transaction) {
        this.connection = connection;
        this.transaction = transaction;
    }

    /**
     * Serves until the process is ended.
     *
     * @param arguments the JDBC URL, without options, of a database with the original's table, the user, and the password
     * @throws IOException if it cannot listen
     * @throws SQLException if it cannot connect
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        String url = arguments[0] + "?useServerPrepStmts=true&cachePrepStmts=false";
        try (Connection connection = DriverManager.getConnection(url, arguments[1], arguments[2]);
                Statement transaction = connection.createStatement()) {
            OriginalModel model = new OriginalModel(connection, transaction);
            BareServer.serve(model::onText, model::onOpen);
        }
    }

    private void onOpen(BareSocket socket) {
        Side side = Side.of(socket.target());
        online.put(side.name(), socket);
        socket.send("{\"from\":\"Server\",\"code\":50000,\"content\":\"welcome\"}\n".getBytes(StandardCharsets.UTF_8));
    }

    private void onText(BareSocket socket, byte[] text) {
        JsonObject request =
                JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
        String content = request.get("content").getAsString();
        Side side = Side.of(socket.target());
        BareSocket recipient = online.get(side.reversed().name());
        if (recipient != null) {
            recipient.send(answer(side.name(), 50000, content));
        }
        socket.send(answer(side.reversed().name(), recipient == null ? 50003 : 50002, "sent"));
        insert(side, content, recipient != null);
    }

    private static byte[] answer(String from, int code, String content) {
        JsonObject answer = new JsonObject();
        answer.addProperty("from", from);
        answer.addProperty("code", code);
        answer.addProperty("content", content);
        return (answer + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void insert(Side side, String content, boolean read) {
        try {
            transaction.execute("START TRANSACTION");
            insertRow(side, content, read);
            transaction.execute("COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insertRow(Side side, String content, boolean read) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            Timestamp now = Timestamp.from(Instant.now());
            insert.setTimestamp(1, now);
            insert.setTimestamp(2, now);
            insert.setString(3, side.from());
            insert.setString(4, side.to());
            insert.setString(5, content);
            insert.setBoolean(6, read);
            insert.executeUpdate();
        }
    }

    private record Side(String from, String to) {

        static Side of(String target) {
            String[] parts = target.substring(target.indexOf('?') + 1).split("[=&]", -1);
            return new Side(parts[1], parts[3]);
        }

        String name() {
            return from + "->" + to;
        }

        Side reversed() {
            return new Side(to, from);
        }
    }
}
