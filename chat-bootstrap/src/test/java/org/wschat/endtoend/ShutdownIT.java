package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGTERM while people write. */
@ParameterizedClass
@MethodSource("org.wschat.endtoend.Engine#each")
class ShutdownIT {

    @RegisterExtension
    final TestStorage storage;

    ShutdownIT(Engine engine) {
        storage = new TestStorage(engine);
    }

    @Test
    void finishes_the_sends_under_way_tells_the_sockets_and_exits_0() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (ChatProcess server = storage.server().startReady()) {
            ChatClient client = ChatClient.open(server.port(), "1", "2");
            int sent = 0;
            for (; sent < 100; sent++) {
                client.say("m" + sent);
            }
            acknowledge(client.next(), acknowledged);
            server.terminate();
            for (JsonObject answer = client.nextUnlessClosed(); answer != null; answer = client.nextUnlessClosed()) {
                acknowledge(answer, acknowledged);
            }
            assertThat(client.closed().join()).isEqualTo(1001);
            assertThat(server.awaitExit()).isZero();
        }
        try (ChatProcess server = storage.server().startReady();
                ChatClient client = ChatClient.open(server.port(), "1", "2")) {
            List<String> kept = new ArrayList<>();
            for (JsonElement message : client.ask("{\"type\":2}").getAsJsonArray("content")) {
                kept.add(0, message.getAsJsonObject().get("content").getAsString());
            }
            assertThat(kept).startsWith(acknowledged.toArray(String[]::new)).doesNotHaveDuplicates();
        }
    }

    private static void acknowledge(JsonObject answer, List<String> acknowledged) {
        if (answer.get("code").getAsInt() == 50003) {
            acknowledged.add("m" + acknowledged.size());
        }
    }
}
