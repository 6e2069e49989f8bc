package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.vorburger.exec.ManagedProcessException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports the original's table with the real jar, and asks the server what was recorded from the original. */
class OriginalImportIT {

    private static final Set<String> SCENARIOS = Set.of(
            "history", "unread-counts-then-unread-then-counts", "history-marks-read", "offline-then-live-then-history");

    @TempDir
    private static Path databaseDirectory;

    private static OriginalDatabase original;

    @TempDir
    private Path directory;

    @BeforeAll
    static void startDatabase() throws SQLException, ManagedProcessException {
        original = OriginalDatabase.start(databaseDirectory);
    }

    @AfterAll
    static void stopDatabase() throws ManagedProcessException {
        original.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        original.renew();
    }

    @Test
    void answers_from_the_embedded_store_what_the_original_answered() throws IOException, SQLException {
        Map<Long, JsonObject> rows = insertWhatWasRecorded();

        run(0, launch("import-original", "--from", original.url(), "--user", "chat"));

        try (ChatProcess server = launch().startReady()) {
            expectRecordedAnswers(server, rows);
        }
    }

    @Test
    void answers_from_the_database_of_the_original_what_the_original_answered() throws IOException, SQLException {
        Map<Long, JsonObject> rows = insertWhatWasRecorded();

        run(0, inTheSameDatabase("import-original"));
        ChatProcess again = run(0, inTheSameDatabase("import-original"));

        assertThat(again.output()).anyMatch(line -> line.startsWith("done: 0 rows"));
        try (ChatProcess server = inTheSameDatabase().startReady()) {
            expectRecordedAnswers(server, rows);
        }
    }

    @Test
    void ends_with_3_and_names_the_rows_that_were_left_out() throws SQLException {
        original.execute(
                "USE original",
                "INSERT INTO sql_messages SELECT seq, NOW(3), NOW(3), NULL, IF(seq % 2, '', 'a'), 'b',"
                        + " 'x', 0 FROM seq_1_to_14");

        ChatProcess process = run(3, launch("import-original", "--from", original.url(), "--user", "chat"));

        assertThat(process.output())
                .contains("LEFT OUT: 7 because a send_id or receive_id is empty: id 1, 3, 5, 7, 9, …")
                .anyMatch(line -> line.contains("7 messages imported"));
    }

    @Test
    void goes_on_after_a_kill_without_doubling() throws SQLException {
        original.execute(
                "USE original",
                "INSERT INTO sql_messages SELECT seq, NOW(3), NOW(3), NULL, seq % 50, seq % 7,"
                        + " CONCAT('text ', seq), seq % 3 = 0 FROM seq_1_to_60000");
        try (ChatProcess first = launch("import-original", "--from", original.url(), "--user", "chat")
                .start()) {
            Awaitility.await()
                    .until(() ->
                            !first.isRunning() || first.output().stream().anyMatch(line -> line.contains("rows/s")));
            first.kill();
        }

        ChatProcess second = run(0, launch("import-original", "--from", original.url(), "--user", "chat"));

        assertThat(second.output()).anyMatch(line -> line.contains("this table: 60,000 messages imported"));
        try (ChatProcess server = launch().startReady();
                ChatClient reader = ChatClient.open(server.port(), "1", "8")) {
            // 1 receives what has seq % 7 = 1, of which two thirds are unread
            assertThat(reader.ask("{\"type\":4}").get("total_counts").getAsInt())
                    .isEqualTo(5_715);
        }
    }

    @Test
    void says_in_one_line_that_there_is_no_such_database_and_shows_no_password() {
        ChatProcess process = run(
                1,
                launch("import-original", "--from", "jdbc:mysql://127.0.0.1:" + original.port() + "/none")
                        .variable("CHAT_IMPORT_PASSWORD", "wrong secret"));

        assertThat(process.errors())
                .hasSize(1)
                .first()
                .asString()
                .contains("cannot be read")
                .doesNotContain("wrong");
    }

    private ChatProcess.Launch launch(String... arguments) {
        return ChatProcess.in(directory).arguments(arguments).variable("CHAT_IMPORT_PASSWORD", "secret");
    }

    private ChatProcess.Launch inTheSameDatabase(String... arguments) {
        return ChatProcess.in(directory)
                .arguments(arguments)
                .variable("CHAT_STORAGE", "mysql")
                .variable("CHAT_MYSQL_PORT", String.valueOf(original.port()))
                .variable("CHAT_MYSQL_USER", "chat")
                .variable("CHAT_MYSQL_PASSWORD", "secret")
                .variable("CHAT_MYSQL_DATABASE", "original");
    }

    private static ChatProcess run(int status, ChatProcess.Launch launch) {
        try (ChatProcess process = launch.start()) {
            assertThat(process.awaitExit()).as(process::toString).isEqualTo(status);
            return process;
        }
    }

    /** Every recorded message as it was when it was first shown, and the one that was only counted. */
    private static Map<Long, JsonObject> insertWhatWasRecorded() throws IOException, SQLException {
        Map<Long, JsonObject> rows = new TreeMap<>();
        for (JsonObject scenario : scenarios()) {
            for (JsonElement step : scenario.getAsJsonArray("log")) {
                for (JsonElement message : messages(step.getAsJsonObject())) {
                    rows.putIfAbsent(message.getAsJsonObject().get("ID").getAsLong(), message.getAsJsonObject());
                }
            }
        }
        JsonObject counted = rows.get(6L).deepCopy();
        counted.addProperty("ID", 7);
        counted.addProperty("send_id", "13");
        counted.addProperty("content", "y1");
        rows.put(7L, counted);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(11);
        for (JsonObject row : rows.values()) {
            original.insert(row);
        }
        return rows;
    }

    private static void expectRecordedAnswers(ChatProcess server, Map<Long, JsonObject> rows) throws IOException {
        int compared = 0;
        for (JsonObject scenario : scenarios()) {
            Map<String, String> queries = new HashMap<>();
            List<JsonObject> log = new ArrayList<>();
            scenario.getAsJsonArray("log").forEach(step -> log.add(step.getAsJsonObject()));
            for (int i = 0; i < log.size(); i++) {
                String who = log.get(i).get("who").getAsString();
                if (log.get(i).get("op").getAsString().equals("open")) {
                    queries.put(who, log.get(i).get("query").getAsString());
                } else if (isQuestion(log.get(i))) {
                    JsonObject recorded = JsonParser.parseString(answer(log.subList(i, log.size()), who))
                            .getAsJsonObject();
                    beingReadIsNoChange(recorded, rows);
                    try (ChatClient client =
                            ChatClient.connect(server.port(), Objects.requireNonNull(queries.get(who)))) {
                        client.next();
                        assertThat(client.ask(log.get(i).get("text").getAsString()))
                                .as(scenario.get("name").getAsString())
                                .isEqualTo(recorded);
                        client.closeAndWait();
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(11);
    }

    private static boolean isQuestion(JsonObject step) {
        return step.get("op").getAsString().equals("send")
                && JsonParser.parseString(step.get("text").getAsString())
                                .getAsJsonObject()
                                .get("type")
                                .getAsInt()
                        > 1;
    }

    private static String answer(List<JsonObject> log, String who) {
        return log.stream()
                .filter(step -> step.get("who").getAsString().equals(who))
                .filter(step -> step.get("op").getAsString().equals("recv"))
                .findFirst()
                .orElseThrow()
                .get("text")
                .getAsString();
    }

    private static void beingReadIsNoChange(JsonObject recorded, Map<Long, JsonObject> rows) {
        if (recorded.get("content") instanceof JsonArray messages) {
            for (JsonElement message : messages) {
                JsonObject shown = message.getAsJsonObject();
                shown.add("UpdatedAt", rows.get(shown.get("ID").getAsLong()).get("UpdatedAt"));
            }
        }
    }

    private static JsonArray messages(JsonObject step) {
        if (step.get("op").getAsString().equals("recv")) {
            JsonElement frame = JsonParser.parseString(step.get("text").getAsString());
            if (frame.getAsJsonObject().get("content") instanceof JsonArray messages) {
                return messages;
            }
        }
        return new JsonArray();
    }

    /** What was recorded, or what is mended on purpose. */
    private static List<JsonObject> scenarios() throws IOException {
        Map<String, JsonObject> scenarios = new HashMap<>();
        List<JsonObject> inOrder = new ArrayList<>();
        for (JsonElement mended : read("mended.json")) {
            scenarios.put(mended.getAsJsonObject().get("name").getAsString(), mended.getAsJsonObject());
        }
        for (JsonElement scenario : read("transcripts.json")) {
            String name = scenario.getAsJsonObject().get("name").getAsString();
            if (SCENARIOS.contains(name)) {
                inOrder.add(scenarios.getOrDefault(name, scenario.getAsJsonObject()));
            }
        }
        return inOrder;
    }

    private static JsonArray read(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OriginalImportIT.class.getResourceAsStream("/seed-protocol/" + file), file)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray();
        }
    }
}
