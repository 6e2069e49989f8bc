package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What devices are promised, over a kill of the real server. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#eachKind")
final class DevicesIT {

    private static final int MESSAGES = 100;

    @RegisterExtension
    final TestStorage storage;

    DevicesIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    @Test
    void answers_what_is_sent_again_after_a_kill_as_the_first_time_and_leaves_no_hole_in_a_sync() {
        Map<String, JsonObject> answered = new HashMap<>();
        String cursor;
        try (ChatProcess server = storage.server().startReady();
                Device alice = Device.guest(server.port(), "alice");
                Device bob = Device.guest(server.port(), "bob")) {
            cursor = bob.cursor;
            for (int i = 0; i < MESSAGES; i++) {
                answered.put("c" + i, alice.send("bob", "message " + i, "c" + i));
            }
            alice.say("{'op':'edit','peer':'bob','seq':7,'content':'edited'}");
            alice.hear("edited");
            alice.say("{'op':'recall','peer':'bob','seq':8}");
            alice.hear("recalled");
            server.kill();
        }
        try (ChatProcess server = storage.server().startReady();
                Device alice = Device.guest(server.port(), "alice");
                Device bob = new Device(ChatClient.connectDevice(server.port(), "bob"), cursor)) {
            answered.forEach((clientId, first) -> {
                String content = "message " + clientId.substring(1);
                JsonObject again = alice.send("bob", content, clientId);
                assertThat(again.get("duplicate").getAsBoolean()).isTrue();
                for (String field : List.of("id", "seq", "sent_at", "client_id", "to")) {
                    assertThat(again.get(field)).isEqualTo(first.get(field));
                }
            });
            bob.catchUp();
            List<Long> seqs = new ArrayList<>();
            bob.messages.values().forEach(message -> seqs.add(message.get("seq").getAsLong()));
            assertThat(seqs).hasSize(MESSAGES).isSorted().startsWith(1L).endsWith((long) MESSAGES);
            List<JsonObject> messages = new ArrayList<>(bob.messages.values());
            assertThat(messages.get(6).get("content").getAsString()).isEqualTo("edited");
            assertThat(messages.get(7).has("recalled_at")).isTrue();
            assertThat(messages.get(7).get("content").getAsString()).isEmpty();

            bob.say("{'op':'conversations'}");
            assertThat(bob.hear("conversations").get("total_unread").getAsLong())
                    .isEqualTo(MESSAGES - 1);
            bob.say("{'op':'read','peer':'alice','seq':" + MESSAGES + "}");
            bob.hear("read");
            assertThat(alice.hear("read").get("seq").getAsLong()).isEqualTo(MESSAGES);
        }
    }
}
