package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays what was recorded from the original server, in its order, on one empty store. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#each")
class TranscriptIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)";

    @RegisterExtension
    final TestStorage storage;

    TranscriptIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    @Test
    void answers_every_recorded_scenario_as_the_original_did_or_as_mended() throws IOException {
        Map<String, JsonArray> mended = new HashMap<>();
        for (JsonElement scenario : read("mended.json")) {
            mended.put(name(scenario), scenario.getAsJsonObject().getAsJsonArray("log"));
        }
        List<String> replayed = new ArrayList<>();
        Ids ids = new Ids();
        try (ChatProcess server = storage.server().startReady()) {
            for (JsonElement scenario : read("transcripts.json")) {
                String name = name(scenario);
                if (name.equals("history")) {
                    sendTheMessageThatWasNotRecorded(server.port());
                }
                JsonArray log =
                        mended.getOrDefault(name, scenario.getAsJsonObject().getAsJsonArray("log"));
                new Replay(server.port(), name, ids).run(log);
                replayed.add(name);
            }
        }
        assertThat(replayed).hasSize(20).containsAll(mended.keySet());
    }

    /** The recorded history holds a fourth message, which was sent between two scenarios. */
    private static void sendTheMessageThatWasNotRecorded(int port) {
        try (ChatClient a = ChatClient.open(port, "1", "2")) {
            a.say("are you there");
            assertThat(a.next().get("code").getAsInt()).isEqualTo(50003);
            a.closeAndWait();
        }
    }

    private static JsonArray read(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TranscriptIT.class.getResourceAsStream("/seed-protocol/" + file), file)) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonArray();
        }
    }

    private static String name(JsonElement scenario) {
        return scenario.getAsJsonObject().get("name").getAsString();
    }

    /** Our ids against the recorded ones: the same message has the same pair always, and both rise together. */
    private static final class Ids {

        private final NavigableMap<Long, Long> oursByTheirs = new TreeMap<>();

        void match(List<Long> ours, List<Long> theirs) {
            for (int i = 0; i < ours.size(); i++) {
                Long known = oursByTheirs.putIfAbsent(theirs.get(i), ours.get(i));
                assertThat(known).isIn(null, ours.get(i));
            }
            assertThat(List.copyOf(oursByTheirs.values())).isSorted().doesNotHaveDuplicates();
        }
    }

    /** One scenario: its sockets by name. */
    private static final class Replay {

        private final int port;
        private final String scenario;
        private final Ids ids;
        private final Map<String, ChatClient> sockets = new HashMap<>();

        Replay(int port, String scenario, Ids ids) {
            this.port = port;
            this.scenario = scenario;
            this.ids = ids;
        }

        void run(JsonArray log) {
            for (JsonElement entry : log) {
                step(entry.getAsJsonObject());
            }
            sockets.values().stream()
                    .filter(socket -> !socket.closed().isDone())
                    .forEach(ChatClient::closeAndWait);
        }

        private void step(JsonObject step) {
            String who = step.get("who").getAsString();
            switch (step.get("op").getAsString()) {
                case "open" ->
                    sockets.put(who, ChatClient.connect(port, step.get("query").getAsString()));
                case "send" -> socket(who).send(step.get("text").getAsString());
                case "sendbin" -> socket(who).sendBinary(step.get("text").getAsString());
                case "ping" -> socket(who).ping(step.get("data").getAsString());
                case "pong" ->
                    assertThat(socket(who).nextPong())
                            .isEqualTo(step.get("data").getAsString());
                case "recv" ->
                    assertSame(socket(who).nextText(), step.get("text").getAsString());
                case "refused" ->
                    assertThat(socket(who).next().get("code").getAsInt())
                            .as(scenario)
                            .isEqualTo(step.get("code").getAsInt());
                case "close" -> assertThat(socket(who).closeAndWait()).isEqualTo(1000);
                case "closed" ->
                    assertThat(socket(who).closed().join())
                            .isEqualTo(step.get("code").getAsInt());
                case "handshake-refused" -> {
                    RawHttp.Answer answer =
                            RawHttp.upgrade(port, "/ws?" + step.get("query").getAsString());
                    assertThat(answer.status()).isEqualTo(step.get("status").getAsInt());
                    assertThat(answer.body().get("detail").getAsString())
                            .contains(step.get("names").getAsString());
                }
                default -> throw new AssertionError(scenario + ": unknown step " + step);
            }
        }

        private ChatClient socket(String who) {
            return Objects.requireNonNull(sockets.get(who), who);
        }

        private void assertSame(String actual, String expected) {
            assertThat(actual).as(scenario).endsWith("\n").doesNotContain("<", ">", "&");
            JsonElement ours = JsonParser.parseString(actual);
            JsonElement theirs = JsonParser.parseString(expected);
            assertThat(normalised(ours)).as(scenario).isEqualTo(normalised(theirs));
            ids.match(numbers(ours), numbers(theirs));
            assertThat(keys(ours)).as(scenario + ": order of the fields").isEqualTo(keys(theirs));
        }

        /** Times are checked and levelled; ids are levelled here and matched by {@link Ids}. */
        private JsonElement normalised(JsonElement element) {
            if (element.isJsonArray()) {
                JsonArray copy = new JsonArray();
                element.getAsJsonArray().forEach(item -> copy.add(normalised(item)));
                return copy;
            }
            if (!element.isJsonObject()) {
                return element;
            }
            JsonObject copy = new JsonObject();
            element.getAsJsonObject().entrySet().forEach(field -> {
                if (field.getKey().equals("CreatedAt") || field.getKey().equals("UpdatedAt")) {
                    assertThat(field.getValue().getAsString()).as(scenario).matches(TIME);
                    copy.addProperty(field.getKey(), "a time");
                } else if (field.getKey().equals("ID")) {
                    copy.addProperty(field.getKey(), "an id");
                } else {
                    copy.add(field.getKey(), normalised(field.getValue()));
                }
            });
            return copy;
        }

        private static List<Long> numbers(JsonElement answer) {
            List<Long> numbers = new ArrayList<>();
            JsonElement content = answer.getAsJsonObject().get("content");
            if (content != null && content.isJsonArray()) {
                content.getAsJsonArray()
                        .forEach(message ->
                                numbers.add(message.getAsJsonObject().get("ID").getAsLong()));
            }
            return numbers;
        }

        private static List<String> keys(JsonElement element) {
            List<String> keys = new ArrayList<>();
            if (element.isJsonArray()) {
                element.getAsJsonArray().forEach(item -> keys.addAll(keys(item)));
            } else if (element.isJsonObject()) {
                element.getAsJsonObject().entrySet().forEach(field -> {
                    keys.add(field.getKey());
                    keys.addAll(keys(field.getValue()));
                });
            }
            return keys;
        }
    }
}
