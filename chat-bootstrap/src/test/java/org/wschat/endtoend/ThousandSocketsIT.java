package org.wschat.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand sockets at once, all of them in use. */
class ThousandSocketsIT {

    private static final int PAIRS = 500;

    @TempDir
    private Path directory;

    @Test
    void serves_a_thousand_sockets_that_all_write_and_receive() throws Exception {
        try (ChatProcess server = ChatProcess.in(directory).jvm("-Xmx128m").startReady()) {
            List<ChatClient> left = new ArrayList<>();
            List<ChatClient> right = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                left.add(ChatClient.open(server.port(), "l" + i, "r" + i));
                right.add(ChatClient.open(server.port(), "r" + i, "l" + i));
            }
            left.forEach(client -> client.say("from the left"));
            for (int i = 0; i < PAIRS; i++) {
                assertThat(left.get(i).next().get("code").getAsInt()).isEqualTo(50002);
                assertThat(right.get(i).next().get("content").getAsString()).isEqualTo("from the left");
            }
            right.forEach(client -> client.say("from the right"));
            for (int i = 0; i < PAIRS; i++) {
                assertThat(right.get(i).next().get("code").getAsInt()).isEqualTo(50002);
                assertThat(left.get(i).next().get("content").getAsString()).isEqualTo("from the right");
            }
            left.forEach(ChatClient::close);
            right.forEach(ChatClient::close);
        }
    }
}
