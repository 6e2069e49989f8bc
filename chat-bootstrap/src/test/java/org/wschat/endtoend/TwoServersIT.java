package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two servers on one database, with senders at both in the same conversations. Of each pair, low sits at the first server,
 * high at the second, and low has another socket there, so that both servers also write in the same direction.
 */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#servers")
class TwoServersIT {

    private static final int PAIRS = 10;
    private static final int MESSAGES = 100;
    private static final int UNDER_WAY = 8;
    private static final int PUSHED = 50000;

    @RegisterExtension
    final TestStorage storage;

    private final DatabaseServer engine;

    TwoServersIT(DatabaseServer engine) {
        this.engine = engine;
        storage = new TestStorage(engine);
    }

    @Test
    void keep_one_order_in_each_conversation_and_agree_on_what_is_unread() throws Exception {
        try (ChatProcess one = storage.server().startReady();
                ChatProcess other = storage.server().startReady()) {
            List<Sender> senders = new ArrayList<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                senders.add(new Sender("a" + pair, "b" + pair, "far", one.port()));
                senders.add(new Sender("a" + pair, "b" + pair, "near", other.port()));
                senders.add(new Sender("b" + pair, "a" + pair, "back", other.port()));
            }
            writeAllAtOnce(senders);
            for (int pair = 0; pair < PAIRS; pair++) {
                assertThatAllIsStoredInOrder(senders.subList(3 * pair, 3 * pair + 3));
            }
            for (int pair = 0; pair < PAIRS; pair++) {
                Sender far = senders.get(3 * pair);
                assertThatUnreadIs(MESSAGES, far.peer, far.id, one, other); // pushes go no further than their server
                assertThatUnreadIs(0, far.id, far.peer, one, other);
            }
            senders.forEach(sender -> sender.socket.close());
        }
    }

    private static void writeAllAtOnce(List<Sender> senders) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(senders.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            senders.forEach(sender -> running.add(threads.submit(sender::write)));
            for (Future<?> sender : running) {
                sender.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertThatAllIsStoredInOrder(List<Sender> pair) throws SQLException {
        Map<String, List<Integer>> bySocket = new HashMap<>();
        try (Connection connection = engine.connect(storage.database());
                PreparedStatement select = connection.prepareStatement(
                        "SELECT seq, m.id AS id, sender, sender_seq, text"
                                + " FROM message m JOIN conversation c ON c.id = conversation_id WHERE low_id = ? ORDER BY seq")) {
            select.setString(1, pair.get(0).id);
            try (ResultSet rows = select.executeQuery()) {
                long[] sent = new long[2];
                long lastId = 0;
                for (long seq = 1; rows.next(); seq++) {
                    assertThat(rows.getLong("seq")).isEqualTo(seq);
                    assertThat(rows.getLong("id")).isGreaterThan(lastId);
                    assertThat(rows.getLong("sender_seq")).isEqualTo(++sent[rows.getInt("sender")]);
                    lastId = rows.getLong("id");
                    String[] socketAndNumber = rows.getString("text").split(" ", 2);
                    bySocket.computeIfAbsent(socketAndNumber[0], name -> new ArrayList<>())
                            .add(Integer.valueOf(socketAndNumber[1]));
                }
            }
        }
        assertThat(bySocket).hasSameSizeAs(pair);
        pair.forEach(sender -> assertThat(bySocket.get(sender.name)).isEqualTo(sender.acknowledged));
    }

    private void assertThatUnreadIs(int expected, String reader, String sender, ChatProcess... servers) {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(recount(reader, sender)).isEqualTo(expected));
        for (ChatProcess server : servers) {
            try (ChatClient client = ChatClient.open(server.port(), reader, "nobody")) {
                assertThat(client.ask("{\"type\":4}").get("total_counts").getAsInt())
                        .isEqualTo(expected);
            }
        }
    }

    /** Counts the messages that no mark covers, one by one. */
    private int recount(String reader, String sender) throws SQLException {
        boolean low = reader.compareTo(sender) < 0;
        String sql = """
                SELECT COUNT(*) FROM message m JOIN conversation c ON c.id = m.conversation_id
                WHERE c.low_id = ? AND c.high_id = ? AND m.sender = %1$d AND (m.sender_seq > c.read_%2$s OR EXISTS
                  (SELECT 1 FROM unread_gap g WHERE g.conversation_id = c.id AND g.reader = %3$d
                   AND m.sender_seq BETWEEN g.first_sender_seq AND g.last_sender_seq))
                """.formatted(low ? 1 : 0, low ? "low" : "high", low ? 0 : 1);
        try (Connection connection = engine.connect(storage.database());
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, low ? reader : sender);
            select.setString(2, low ? sender : reader);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** One socket that writes numbered messages, a few under way, and takes what others write in between. */
    private static final class Sender {

        private final String id;
        private final String peer;
        private final String name;
        private final ChatClient socket;
        private final List<Integer> acknowledged = new ArrayList<>();

        Sender(String id, String peer, String name, int port) {
            this.id = id;
            this.peer = peer;
            this.name = name;
            this.socket = ChatClient.open(port, id, peer);
        }

        void write() {
            int written = 0;
            while (acknowledged.size() < MESSAGES) {
                while (written < MESSAGES && written - acknowledged.size() < UNDER_WAY) {
                    socket.say(name + " " + ++written);
                }
                int code = socket.next().get("code").getAsInt();
                if (code != PUSHED) {
                    assertThat(code).isIn(50002, 50003);
                    acknowledged.add(acknowledged.size() + 1);
                }
            }
        }
    }
}
